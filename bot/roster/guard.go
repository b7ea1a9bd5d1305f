package roster

import "strings"

// A spreadsheet program takes a csv field that begins with one of these for a
// formula, and runs it on the machine of whoever opens the file.
const risky = "=+-@\t\r"

// guarded tells whether the field begins with a risky character, after any
// number of quotes: those are counted so that taking one off gives the field back.
func guarded(field string) bool {
	rest := strings.TrimLeft(field, "'")
	return rest != "" && strings.IndexByte(risky, rest[0]) >= 0
}

// Guard makes a field of a .csv safe to open in a spreadsheet; reading takes it off again.
func Guard(field string) string {
	if guarded(field) {
		return "'" + field
	}
	return field
}

// unguard takes off what Guard put on, and the ="…" with which other programs keep
// a code from becoming a number.
func unguard(field string) string {
	if strings.HasPrefix(field, "'") && guarded(field) {
		return field[1:]
	}
	if inner, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`) == 1 {
		return strings.TrimSuffix(inner, `"`)
	}
	return field
}
