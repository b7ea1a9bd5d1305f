// Package bot holds the words of the business: units and their tax codes, the
// statuses that VNeID shows, reports, areas, scopes, accounts, and the few types
// that cross a room's border (Event, Message, Needs, Facts, Write).
//
// It imports nothing of ours, does no I/O and knows no clock: time and ids come
// in as values. The rooms below it depend on it and never on each other's
// storage; what people read stands in locales alone, and is named here by key.
package bot
