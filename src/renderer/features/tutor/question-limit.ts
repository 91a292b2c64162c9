// Longest question in characters. The face imports the contract as types only, so the number is repeated here and a
// test holds it to the contract's maxQuestionChars.
export const questionLimit = 4000;
