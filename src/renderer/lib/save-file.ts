// Hands a file to the browser, which saves it where downloads go: one that is here, or one that the host serves.
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
  link.click();
  // After the click has been handled; at once would take the file away from under the download.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** `address`: a path of this origin that the host serves bytes under. */
export function saveFrom(address: string, fileName: string): void {
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click();
}
