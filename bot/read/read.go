// Package read makes values of what people write: tax codes, statuses, reasons,
// levels, scopes, invitations, thanks.
//
// It is pure: no state, no clock, no records. What a number or a name stands for
// is for the caller to look up.
package read
