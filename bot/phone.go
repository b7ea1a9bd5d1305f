package bot

import "strings"

// Phone is a phone as somebody wrote it.
type Phone string

// Grouped is how people read it: "0999 000 306", "0225 384 2123", "1900 1234". What was
// written in groups, or with words, stays as it was written.
func (p Phone) Grouped() string {
	d := string(p)
	if strings.Trim(d, "0123456789") != "" {
		return d
	}
	switch n := len(d); {
	case (n == 10 || n == 11) && d[0] == '0':
		return d[:4] + " " + d[4:7] + " " + d[7:]
	case n == 8 && d[0] == '1':
		return d[:4] + " " + d[4:]
	}
	return d
}
