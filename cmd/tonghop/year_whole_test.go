//go:build year

package main

// A whole year of the whole country.
const (
	yearProvinces = 34
	yearMonths    = 12
)
