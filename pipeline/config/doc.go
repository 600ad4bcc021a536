// Package config decodes YAML strictly and judges it whole: an unknown or
// doubled key, a wrong type or bad syntax is a Fault with file, line and
// column, in Vietnamese and English, and all faults of a file come at once.
//
// The border: this package is the one owner of the YAML library, whose types
// never leave it. It knows YAML and Go values; what the values mean is judged
// by its callers, who ask a Document for the place of a key and add faults of
// their own.
package config
