// The text editor writes small <style> elements (the words in an empty line, the numbers of nested lists).
// The policy allows them with this page's nonce only, and the editor does not know it.
const { nonce } = document.currentScript;
const make = document.createElement;
document.createElement = function (name, ...rest) {
  const element = make.call(this, name, ...rest);
  if (nonce && String(name).toLowerCase() === "style") element.setAttribute("nonce", nonce);
  return element;
};
