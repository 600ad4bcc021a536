// Package workspace reads what an operator declares: tonghop.yaml and one file
// a source. A workspace is judged whole: every fault of every file comes at
// once, with file, line and what to do, in Vietnamese and English.
//
// The border: the package resolves paths and judges values against the
// catalog. It fetches nothing, and knows of schedules only the function that
// judges them.
package workspace
