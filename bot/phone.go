package bot

import "strings"

// Phone is a phone as somebody wrote it.
type Phone string

// Grouped is how people read it: "0999 000 306", "0225 3842 123", "1900 1234". What is
// more than one number's digits stays as it was written.
func (p Phone) Grouped() string {
	d := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(string(p))
	if strings.Trim(d, "0123456789") != "" {
		return string(p)
	}
	switch n := len(d); {
	case n == 10 && d[0] == '0':
		return d[:4] + " " + d[4:7] + " " + d[7:]
	case n == 11 && d[0] == '0':
		return d[:4] + " " + d[4:8] + " " + d[8:]
	case n == 8 && d[0] == '1':
		return d[:4] + " " + d[4:]
	}
	return string(p)
}
