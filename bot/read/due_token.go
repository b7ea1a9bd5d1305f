package read

import (
	"regexp"
	"slices"
	"strconv"

	"vneidbot/bot/vn"
)

// dueToken is a number, a word or a sign.
type dueToken struct {
	fold     string
	plain    string // with its accents, in lower case
	from, to int    // in the text
	digits   int    // of a number, 0 for what is none
	n        int
	used     bool // it belongs to a day or an hour
}

var dueTokenForm = regexp.MustCompile(`\d+|\p{L}+|[^\s]`)

func dueTokens(text string) (tokens []dueToken) {
	for _, at := range dueTokenForm.FindAllStringIndex(text, -1) {
		word := text[at[0]:at[1]]
		t := dueToken{fold: vn.Fold(word), plain: vn.Plain(word), from: at[0], to: at[1]}
		if n, err := strconv.Atoi(word); err == nil {
			t.n, t.digits = n, len(word)
		} else if word[0] >= '0' && word[0] <= '9' {
			t.digits = len(word) // too long for any number
		}
		tokens = append(tokens, t)
	}
	return tokens
}

func (t dueToken) is(words []string) bool { return slices.Contains(words, t.fold) }

// at is the token there, an empty one beyond the end.
func (r *dueReader) at(i int) dueToken {
	if i < 0 || i >= len(r.tokens) {
		return dueToken{from: -1, to: -1}
	}
	return r.tokens[i]
}

// small tells whether a number of one or two digits stands there.
func (r *dueReader) small(i int) bool { d := r.at(i).digits; return d == 1 || d == 2 }

// glued tells whether nothing stands between a token and the one before it.
func (r *dueReader) glued(i int) bool { return i > 0 && r.at(i).from == r.at(i-1).to }

// take marks tokens as read.
func (r *dueReader) take(from, to int) {
	for i := from; i < to; i++ {
		r.tokens[i].used = true
	}
}
