//go:build !year

package main

// The year that `make test` lives through; `make year` lives through a whole one.
const (
	yearProvinces = 8
	yearMonths    = 6
)
