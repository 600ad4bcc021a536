// Package account keeps who may review: the local users of a workspace with
// their roles and passwords, and the log of what each of them did.
//
// The border: it knows nothing of sessions, pages or what is reviewed. Clock and
// randomness are handed in. Its files are for their owner alone and are never
// published.
package account
