package archive

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How long names are: Windows opens no path of more than 259 letters, and whoever unpacks
// has folders of their own before it.
const (
	folderMost = 40
	nameMost   = 90
)

// nameless stands for what has no letter that can be kept.
const nameless = "don vi"

// reserved are the names that Windows keeps for devices, whatever ending they have.
var reserved = []string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}

// Safe is words as a name that every system takes, of at most so many letters: without
// accents, signs that mean something in a path, and names of devices.
func Safe(words string, most int) string {
	var out strings.Builder
	for _, r := range norm.NFKD.String(words) {
		switch {
		case r == 'đ', r == 'ð':
			out.WriteByte('d')
		case r == 'Đ', r == 'Ð': // the Icelandic one, which keyboards without ours give
			out.WriteByte('D')
		case unicode.Is(unicode.Mn, r):
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)), strings.ContainsRune("()&_,.", r):
			out.WriteRune(r)
		case strings.ContainsRune(`/\:|–—-`, r):
			out.WriteByte('-')
		default:
			out.WriteByte(' ')
		}
	}
	name := strings.Join(strings.Fields(out.String()), " ")
	name = strings.Trim(name[:min(len(name), most)], " .-,")
	switch {
	case name == "":
		return nameless
	case isDevice(name):
		return "_" + name
	}
	return name
}

// isDevice tells whether Windows would not take it for a file.
func isDevice(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	base = strings.TrimSpace(base)
	port := len(base) == 4 && (strings.HasPrefix(base, "COM") || strings.HasPrefix(base, "LPT")) && base[3] >= '0' && base[3] <= '9'
	return port || slices.Contains(reserved, base)
}
