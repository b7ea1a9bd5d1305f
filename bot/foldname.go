package bot

import (
	"strings"

	"vneidbot/bot/vn"
)

// kindWords are the words before a name that say what kind of thing it is,
// folded, longest first. "mam non" is not one: it is part of a school's name.
var kindWords = []string{
	"thanh pho", "thi tran", "dac khu", "thi xa", "quan", "huyen", "phuong", "truong",
	"xa", "tp", "tt", "tr", "q", "h", "p", "x",
}

// FoldName is the search key of a unit's name: Fold, punctuation as spaces, and
// one leading kind word dropped ("Trường", "phường", "q."). Only one: what
// follows it is the name, as in "Xã Trường Tân".
func FoldName(s string) string {
	words := vn.Words(s)
	for _, kind := range kindWords {
		if rest, ok := strings.CutPrefix(words, kind); ok && strings.HasPrefix(rest, " ") {
			rest = rest[1:]
			if kind == "tt" && strings.HasPrefix(rest, "gd") { // "TT GDTX": trung tâm
				break
			}
			return rest
		}
	}
	return words
}
