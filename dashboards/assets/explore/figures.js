/* Figures of a slice, the old provinces added up to the new ones, the rows of a basis. */
function figure(s, slice, area) {
  var i = slice.of.areaAt[area], n = i === undefined ? undefined : placeIn(slice)[i], v = n === undefined ? null : slice.v[n];
  if (v === null || v === undefined) { return null; }
  var f = { series: s, slice: slice, area: area, value: exact(v * slice.f, slice.f), qualifier: slice.q && slice.q[i], parts: null };
  if (slice.x && slice.x[i] !== undefined) { f.most = exact(slice.x[i] * slice.f, slice.f); }
  f.href = hrefOf(slice.of, slice, i, n);
  return f;
}
function exact(v, factor) { return factor > 1 ? Math.round(v) : v; }
/* Where the figure of an area stands in the arrays of a slice. */
function placeIn(slice) {
  if (!slice.places) { slice.places = {}; slice.of.sets[slice.a].forEach(function (area, n) { slice.places[area] = n; }); }
  return slice.places;
}
function hrefOf(s, slice, i, n) {
  if (slice.o && slice.o[i]) { return root + 'nguon/' + slice.o[i][0] + '.html#o-' + slice.o[i][1]; }
  var d = typeof slice.d === 'number' ? slice.d : slice.d[n], t = typeof slice.t === 'number' ? slice.t : slice.t[n];
  if (!slice.cells) { slice.cells = slice.c.split(' '); }
  if (d < 0 || slice.cells[n] === '-') { return ''; }
  return root + 'nguon/' + s.documents[d] + '.html?o=' + encodeURIComponent(s.sheets[t] + '!' + slice.cells[n]);
}
function measure(s) { return [s.k[0], s.l[0], s.s[0], s.u, s.h || '', s.part ? 'part' : ''].join('|'); }
function measureWords(s) { return [s.k[1 + lang] || s.k[1] || s.k[0], s.l[1 + lang] || s.l[1], s.s[lang] || s.s[0], s.part ? say('trong đó', 'of which') : ''].filter(Boolean).join(', '); }
function day(s) { var p = s.split('-'); return p.length === 3 ? (english ? s : p[2] + '/' + Number(p[1]) + '/' + p[0]) : p.length === 2 ? say('tháng ', '') + Number(p[1]) + '/' + p[0] : s; }
function periodWords(p) {
  if (!p[1] && !p[2]) { return p[3] ? p[3] + say(' kỳ bình chọn', ' rounds of the vote') : say('không rõ kỳ', 'period not stated'); }
  if (!p[1]) { return say('đến ', 'until ') + day(p[2]); }
  if (!p[2]) { return say('từ ', 'since ') + day(p[1]); }
  if (p[1] === p[2]) { return (p[1].length === 4 ? say('năm ', '') : '') + day(p[1]); }
  return day(p[1]) + '–' + day(p[2]);
}
function number(f, bare, given) { return f.href ? el('a', { class: 'number', href: f.href }, words(f, bare, given)) : el('span', { class: 'number' }, words(f, bare, given)); }
/* A province as a sentence names it: «TP. Hà Nội». */
function called(a) { return !english && a.s || a.n; }
function areaLink(id) { var a = index.at[id]; return a ? el('a', { href: root + a.p }, a.n) : doc.createTextNode(id); }

/* The old provinces added up to the new ones, only where all of them report. */
function merged(s, slice) {
  return index.areas.filter(function (a) { return a.b === '2025'; }).map(function (a) {
    var parts = (a.of || []).map(function (id) { return figure(s, slice, id); });
    var lacking = (a.of || []).filter(function (id, i) { return !parts[i]; });
    var moved = (a.of || []).map(function (id) { return breakWords('', id, '', Number(String(slice.p[1] || slice.p[2]).slice(0, 4)), 2025); }).filter(Boolean)[0];
    var all = parts.length > 0 && !lacking.length && !moved && (s.adds || parts.length === 1);
    var f = null;
    if (all) {
      f = { series: s, slice: slice, area: a.id, value: parts.reduce(function (t, p) { return t + p.value; }, 0), href: parts.length === 1 ? parts[0].href : '', parts: parts };
      var q = parts.filter(function (p) { return p.qualifier; });
      if (q.length) { f.qualifier = parts.length === 1 ? q[0].qualifier : 'about'; }
    }
    var why = all ? '' : moved ? say('địa giới đã đổi sau kỳ này: ', 'the land changed after this period: ') + moved : lacking.length ? say('chưa đủ: còn thiếu ', 'incomplete: lacks ') + lacking.map(function (id) { return index.at[id] ? index.at[id].n : id; }).join(', ')
      : say('chỉ tiêu này không cộng được giữa các tỉnh', 'this indicator does not add up over provinces');
    return { area: a, figure: f, why: why };
  });
}

/* All provinces of a boundary version with their figures of one measure and
   period: their own, or the old ones added up. */
function rowsOn(s, list, boundary) {
  var own = list.filter(function (x) { return x.b === boundary; })[0], old = list.filter(function (x) { return x.b === '2008'; })[0], rows;
  if (own || boundary === '2008') {
    rows = index.areas.filter(function (a) { return a.b === boundary; }).map(function (a) { return { area: a, figure: own ? figure(s, own, a.id) : null, why: '' }; });
  } else { rows = old ? merged(s, old) : []; }
  return { slice: own || old || list[0], rows: rows, sum: !own && boundary === '2025' };
}
function largestFirst(rows) { return rows.filter(function (r) { return r.figure; }).sort(function (a, b) { return b.figure.value - a.figure.value || a.area.n.localeCompare(b.area.n, 'vi'); }); }
function subtitle(now, with_) {
  var sub = [measureWords(now.slice), periodWords(now.slice.p), fill(say('{0}/{1} tỉnh có số liệu', '{0} of {1} provinces have figures'), [with_.length, now.rows.length])].join(' · ');
  return now.sum ? sub + say(' · cộng các tỉnh cũ, chỉ khi đủ cả', ' · old provinces added up where all report') : sub;
}
