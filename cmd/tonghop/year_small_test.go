//go:build !year

package main

// The year that `make test` lives through; `make year` lives through a
// whole one. Every deed is done once.
const (
	yearProvinces = 10
	yearMonths    = 4
)
