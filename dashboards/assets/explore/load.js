/* Loading the data files of a choice, and making elements. */
var doc = document, html = doc.documentElement, english = html.lang === 'en', lang = english ? 1 : 0;
var site = html.getAttribute('data-root') || '', root = site + (english ? 'en/' : '');
var NB = '\u00a0', series = {}, index = null, waiting = {};
function say(vi, en) { return english ? en : vi; }
function fill(text, list) { return text.replace(/\{(\d)\}/g, function (_, n) { return list[n]; }); }

/* Data files call these two. */
window.tonghopSeries = function (s) {
  var all = series[s.id] = series[s.id] || { id: s.id, name: s.name, adds: s.adds, areas: [], slices: [] };
  s.areaAt = {};
  s.areas.forEach(function (a, i) { s.areaAt[a] = i; if (all.areas.indexOf(a) < 0) { all.areas.push(a); } });
  s.slices.forEach(function (x) { x.of = s; all.slices.push(x); });
};
window.tonghopIndex = function (x) { x.at = {}; x.areas.forEach(function (a) { x.at[a.id] = a; }); index = x; };

function load(src, then) {
  var w = waiting[src];
  if (w === true) { then(); return; }
  if (w) { w.push(then); return; }
  w = waiting[src] = [then];
  var s = doc.createElement('script');
  s.src = src;
  s.onload = function () { waiting[src] = true; w.forEach(function (f) { f(); }); };
  s.onerror = function () { delete waiting[src]; };
  doc.head.appendChild(s);
}

function every(list, then) {
  if (!list.length) { then(); return; }
  load(list[0], function () { every(list.slice(1), then); });
}

function el(tag, attributes, children) {
  var svg = /^(svg|svg:a|g|path|text|tspan|rect|line|circle|title)$/.test(tag); // a link inside a drawing is another element than one outside
  var e = svg ? doc.createElementNS('http://www.w3.org/2000/svg', tag.replace('svg:', '')) : doc.createElement(tag);
  Object.keys(attributes || {}).forEach(function (k) { if (attributes[k] !== null && attributes[k] !== undefined) { e.setAttribute(k, attributes[k]); } });
  [].concat(children === undefined ? [] : children).forEach(function (c) { if (c !== null && c !== '') { e.appendChild(typeof c === 'object' ? c : doc.createTextNode(c)); } });
  return e;
}
