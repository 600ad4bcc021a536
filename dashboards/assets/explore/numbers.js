/* Figures in words, as the pages write them. */
var format = function (v, digits) { return new Intl.NumberFormat(english ? 'en' : 'vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: true }).format(v); };
var qualifiers = { at_least: say('ít nhất', 'at least'), more_than: say('trên', 'more than'), about: say('khoảng', 'about'), less_than: say('dưới', 'less than'), up_to: say('tối đa', 'up to'), almost: say('gần', 'almost') };
var units = { vnd: say('đồng', 'VND'), percent: '%', product: say('sản phẩm', 'products'), person: say('người', 'persons'), facility: say('cơ sở', 'facilities'), project: say('đề án', 'projects') };
function unitName(u) { var known = index && index.units && index.units[u]; return known ? known[lang] : units[u] || u; }
function money(u) { return /^(vnd|usd)(\/|$)/.test(u); }
function scale(v, unit) {
  var a = Math.abs(v);
  if (unit === 'vnd' && a >= 1e9) { return [1e9, say('tỷ đồng', 'VND billion')]; }
  if (unit === 'vnd' && a >= 1e6) { return [1e6, say('triệu đồng', 'VND million')]; }
  return [1, unitName(unit)];
}
function digits(v) { var a = Math.abs(v); return v === Math.round(v) || a >= 1000 ? 0 : a >= 100 ? 1 : a >= 1 ? 2 : 3; }
function trimmed(v) { var d = digits(v); while (d > 0 && Number(v.toFixed(d)) === Number(v.toFixed(d - 1))) { d--; } return format(v, d); }

/* An amount as a drawing or a title says it (chart.Brief), four digits or so; what
   is no money, and a range, as it is. */
function brief(f) {
  var v = Math.abs(f.value), factor = v >= 1e9 ? 1e9 : 1e6;
  if (!money(f.slice.u) || v < 1e6 || f.most !== undefined) { return words(f); }
  var most = v / factor >= 1000 ? 0 : v / factor >= 100 ? 1 : 2, exactly = decimals([f.value], factor);
  return words(f, false, [factor, exactly >= 0 && exactly <= most ? exactly : most]);
}

/* A figure in words, digit by digit as the pages write it (chart.Shown), and held
   to that by a test. */
function words(f, bare, given) {
  var u = f.slice.u, ends = f.most === undefined ? [f.value] : [f.value, f.most], p = given || precision(ends, u);
  var text = ends.map(function (v) { return plain(v / p[0], p[1]); }).join('–') + ({ 1e9: NB + say('tỷ', 'billion'), 1e6: NB + say('triệu', 'million') }[p[0]] || '');
  if (u === 'percent') { text += bare ? '' : '%'; }
  else if (u && !bare) { text = english && (u === 'vnd' || u === 'usd') ? unitName(u) + NB + text : text + NB + (english && f.value === 1 && f.most === undefined && index && index.units && index.units[u] ? index.units[u][2] : unitName(u)); }
  return f.qualifier && qualifiers[f.qualifier] ? qualifiers[f.qualifier] + NB + text : text;
}
/* By what a figure is divided, and its decimals: an amount loses no digit. */
function precision(ends, u) {
  var most = Math.max.apply(null, ends.map(Math.abs)), found = null;
  if (money(u)) { [1e9, 1e6].forEach(function (factor) { var d = decimals(ends, factor); if (!found && most >= factor && d >= 0) { found = [factor, d]; } }); }
  var d = decimals(ends, 1);
  return found || (d >= 0 && (u !== 'percent' || d <= 1) ? [1, d] : money(u) ? [1, 0] : u === 'percent' || most >= 100 ? [1, 1] : [1, 2]);
}
/* One precision for the figures of a column, which are read against each other. */
function oneUnit(figures) {
  return figures.length ? precision(figures.reduce(function (l, f) { return l.concat(f.value, f.most === undefined ? [] : f.most); }, []), figures[0].slice.u) : null;
}
/* The least decimals, up to three, in which all are written without loss; -1 where there are none. */
function decimals(ends, factor) {
  return [0, 1, 2, 3].filter(function (d) { return ends.every(function (v) { var s = v / factor * Math.pow(10, d); return Math.abs(s - Math.round(s)) <= 1e-9 * Math.max(1, Math.abs(s)); }); }).concat(-1)[0];
}
/* A number rounded half away from zero as its decimal digits say. */
function plain(v, d) {
  var a = Math.abs(v), fraction = String(a).indexOf('e') < 0 ? String(a).split('.')[1] || '' : '';
  if (a >= 1e18) { var e = v.toExponential(3).split('e'), m = e[0].replace(/\.?0+$/, ''); return (english ? m : m.replace('.', ',')).replace('-', '−') + NB + '×' + NB + '10^' + Number(e[1]); }
  if (fraction.length === d + 1 && fraction[d] >= '5') { a += Math.pow(10, -(d + 2)); }
  var parts = a.toFixed(d).split('.'), whole = parts[0].replace(/\B(?=(\d{3})+$)/g, english ? ',' : '.');
  return (v < 0 && /[1-9]/.test(parts.join('')) ? '−' : '') + whole + (parts[1] ? (english ? '.' : ',') + parts[1] : '');
}
