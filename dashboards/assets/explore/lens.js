/* 63 or 34 provinces, on a map, a ranking or a trend of any page. */
/* What stands in a figure when the page comes, to be put back. */
function before(f) {
  if (!f.tonghopBefore) {
    f.tonghopBefore = { title: f.querySelector('h2').textContent, sub: f.querySelector('.sub').textContent, drawing: f.querySelector('.drawing'),
      other: Array.prototype.slice.call(f.querySelectorAll(':scope > .notes, :scope > details.data, :scope > .source')) };
  }
  return f.tonghopBefore;
}
function through(box, boundary) {
  var f = box.closest('figure'), origin = boundary === box.getAttribute('data-own'), was = putBack(f, origin);
  Array.prototype.slice.call(box.querySelectorAll('button')).forEach(function (b) { b.setAttribute('aria-pressed', String(b.value === boundary)); });
  if (origin) { return; }
  load(box.getAttribute('data-index'), function () {
    every(box.getAttribute('data-file').split(' '), function () {
      if (f.getAttribute('data-form') === 'line') { drawTrend(f, series[box.getAttribute('data-lens')], box.getAttribute('data-so'), boundary, ''); } else { lens(box, f, was, boundary); }
    });
  });
}
/* What a figure showed when the page came, alone or for another drawing to be put over it. */
function putBack(f, whole) {
  var was = before(f);
  Array.prototype.slice.call(f.querySelectorAll('.lensed')).forEach(function (e) { e.remove(); });
  was.other.forEach(function (e) { e.hidden = !whole; });
  f.querySelector('.drawing').replaceWith(was.drawing);
  f.querySelector('h2').textContent = was.title;
  f.querySelector('.sub').textContent = was.sub;
  return was;
}
function lens(box, f, was, boundary) {
  var s = series[box.getAttribute('data-lens')], list = s.slices.filter(function (x) { return measure(x) === box.getAttribute('data-so') && x.p[0] === box.getAttribute('data-ky'); });
  if (!list.length) { return; }
  var now = rowsOn(s, list, boundary), with_ = largestFirst(now.rows), by = {}, body, map = f.getAttribute('data-form') === 'tiles';
  now.rows.forEach(function (r) { by[r.area.id] = r; });
  var title = with_.length ? with_.length > 1 && !map && with_[0].figure.value !== with_[1].figure.value ? fill(say('{0} cao nhất: {1}', '{0} is highest: {1}'), [called(with_[0].area), brief(with_[0].figure)])
    : fill(say('{0} tỉnh, thành phố có số liệu {1}', '{0} provinces have figures for {1}'), [with_.length, periodWords(now.slice.p)]) : say('Chưa có số liệu', 'No figures');
  body = map ? tiles(index.areas.filter(function (a) { return a.b === boundary; }), by, with_, title, '') : bars(with_, title, '');
  var unit = map ? narrow(with_).word : '', d = was.drawing.cloneNode(false), lacking = now.rows.filter(function (r) { return !r.figure && r.why; });
  d.appendChild(body);
  f.querySelector('.drawing').replaceWith(d);
  f.querySelector('h2').textContent = title;
  f.querySelector('.sub').textContent = s.name[lang] + ' · ' + subtitle(now, with_) + (unit ? say(' · đơn vị trên ô: ', ' · unit of the tiles: ') + unit + ' ' + (units[now.slice.u] || now.slice.u) : '');
  withoutTotal(f, lacking);
  f.appendChild(el('p', { class: 'source lensed' }, el('a', { href: root + 'chi-tieu/' + s.id + '.html?dia-gioi=' + boundary + '&ky=' + encodeURIComponent(box.getAttribute('data-ky')) + '&so=' + encodeURIComponent(box.getAttribute('data-so')) }, say('Bảng số liệu theo địa giới này', 'Table of these figures'))));
}
function withoutTotal(f, lacking) {
  if (!lacking.length) { return; }
  f.appendChild(el('details', { class: 'data lensed' }, [el('summary', {}, fill(say('{0} tỉnh chưa cộng được, vì sao', '{0} provinces without a total, and why'), [lacking.length])),
    el('ul', {}, lacking.map(function (r) { return el('li', {}, [areaLink(r.area.id), ': ' + r.why]); }))]));
}
/* One choice switches every map, ranking and trend of the page, and stands in its address. */
window.tonghopLens = function (boundary) {
  var boxes = Array.prototype.slice.call(doc.querySelectorAll('[data-lens]')), q = new URLSearchParams(location.search);
  boxes.forEach(function (box) { through(box, boundary); });
  if (boxes.every(function (box) { return box.getAttribute('data-own') === boundary; })) { q.delete('dia-gioi'); } else { q.set('dia-gioi', boundary); }
  try { history.replaceState(null, '', (q.toString() ? '?' + q.toString() : location.pathname.split('/').pop()) + location.hash); } catch (e) { /* a folder may refuse */ }
};
