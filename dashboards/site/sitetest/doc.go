// Package sitetest proves sites in tests: it has the answers of a small country
// to build one from, judges the files of any site, and opens pages in a real
// browser.
//
// The answers were recorded from the questions of pipeline/compare over a few
// figures: a province with all levels and a reject, one that was revised, one
// with rounds and no years, one with targets alone, a source that fails, an
// article whose one number states two figures, and names that mean harm. They
// are plain CSV, one file a question, and may be edited by hand: a head
// column:type, null for no value, | between the entries of a list.
//
// The border: tests alone import this package.
package sitetest
