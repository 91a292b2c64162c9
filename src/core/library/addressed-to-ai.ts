// Spots text that talks to a language model instead of the reader. A notice for the student, nothing more: what keeps
// such text harmless is that no model here has tools, network or files.
const patterns = [
  /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|all|your|preceding)\b.{0,30}\b(?:instruction|prompt|rule|direction|guideline|context)s?\b/i,
  /\b(?:attention|note|message|instructions?|dear)\b.{0,20}\b(?:to|for)?\s?(?:all )?(?:the )?(?:AI|A\.I\.|LLM|GPT|chatbot|language model|AI assistant)s?\b.{0,10}[:,]/i,
  /\b(?:as|if you are|since you are|because you are) an? (?:AI|artificial intelligence|LLM|(?:large )?language model|chatbot)\b/i,
  /\byou (?:are|must|will|should)(?: now)? (?:act|behave|respond|pretend)\b.{0,20}\bas (?:an?|if|though)\b.{0,30}\b(?:AI|assistant|model|bot|expert|system)\b/i,
  /\byou are (?:now )?(?:a|an|the) (?:helpful |unrestricted |new )?(?:assistant|AI|chatbot|language model)\b/i,
  /\b(?:reveal|print|repeat|show|output|leak)\b.{0,30}\b(?:system prompt|hidden prompt|your instructions|initial prompt)\b/i,
  /\b(?:system|developer|assistant) ?(?:prompt|message|override)\s*[:=]/i,
  /<\|(?:im_start|im_end|system|user|assistant|start_header_id|eot_id|endoftext)\|>/i,
  /\[\/?INST\]|<<\/?SYS>>|<\/?start_of_turn>/,
  /\b(?:do not|don't|never) (?:tell|inform|mention|reveal)\b.{0,30}\b(?:the )?(?:user|student|human|reader)\b.{0,60}\b(?:instruction|prompt|text|message|this)\b/i,
  /\b(?:jailbreak|DAN mode|developer mode enabled|prompt injection)\b/i,
  /\b(?:ignora|olvida|omite)\b.{0,30}\b(?:instrucciones|indicaciones|reglas)\b.{0,20}\b(?:anteriores|previas|todas)\b/i,
];

export function addressesAi(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
