@rem cmd.exe has no exec, which "npm start" and "npm test" use so that the signals npm passes on reach us and not a shell.
@%*
