/* What stands on the page begins. */
Array.prototype.slice.call(doc.querySelectorAll('[data-explore]')).forEach(explore);
Array.prototype.slice.call(doc.querySelectorAll('[data-pair]')).forEach(pair);
