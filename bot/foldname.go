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
	return words[kindLength(words):]
}

// AppendFoldName adds FoldName(s) to out, for callers with many names and one buffer.
func AppendFoldName(out []byte, s string) []byte {
	begin := len(out)
	out = vn.AppendWords(out, s)
	return append(out[:begin], out[begin+kindLength(out[begin:]):]...)
}

// kindLength is how long the kind word is that the words begin with, and the space
// behind it; 0 for none.
func kindLength[T string | []byte](words T) int {
	if len(words) == 0 || strings.IndexByte("tdqphx", words[0]) < 0 {
		return 0
	}
	for _, kind := range kindWords {
		n := len(kind)
		if len(words) <= n || words[n] != ' ' || string(words[:n]) != kind {
			continue
		}
		if kind == "tt" && len(words) > n+2 && string(words[n+1:n+3]) == "gd" { // "TT GDTX": trung tâm
			return 0
		}
		return n + 1
	}
	return 0
}
