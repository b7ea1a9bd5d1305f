package names

import (
	"cmp"
	"slices"
	"strings"
)

// readAtom is atomAt for what people type: words about the kind of school are
// recognised with a slip in one of their letters too, "tiểu hcọ" and "thsc". A
// word that some name has is left alone.
func (x *Index) readAtom(list []token) (atom, int) {
	a, n := atomAt(list)
	if a.class != proper || a.fold == "" || isNumber(a.fold) {
		return a, n
	}
	if len(list) > 1 && isNumber(list[1].fold) && oneSlip(a.fold, "so") && x.unknown(a.fold) && !numberedPlaces[a.fold] { // "ssố 2"
		return atom{}, 1
	}
	for _, r := range mistypable {
		if r.to.class == kind && (len(list) < 2 || longestRewrite(list[1:]).to.class != level) { // "truung minh" is a name
			continue
		}
		if len(r.words) <= len(list) && x.nearly(list, r) {
			return r.to, len(r.words)
		}
	}
	return a, n
}

// nearly tells whether the tokens are the words but for one slip in one of them. A word
// that some name has is a slip only of what is never left out and beside words that no
// name has: "Trung Lập" is no "trung cấp", "Tân Lập" no "dân lập".
func (x *Index) nearly(list []token, r rewrite) bool {
	slips, meant := 0, len(r.words) == 1 || r.to.class == weak
	known := false
	for i, w := range r.words {
		t := list[i]
		switch {
		case i > 0 && t.apart:
			return false
		case t.fold == w:
			meant = meant || !x.unknown(w)
		case oneSlip(t.fold, w):
			slips, known = slips+1, !x.unknown(t.fold)
		default:
			return false
		}
	}
	return slips == 1 && (!meant || !known)
}

func (x *Index) unknown(word string) bool {
	id, ok := x.voc.ids[word]
	return (!ok || x.voc.posts[id] == nil) && !x.areas.words[word]
}

// mistypable are the ways to write the kind of school that are long enough for a
// slip to be seen, longest first, and then as the table has them.
var mistypable = func() (list []rewrite) {
	for _, ways := range rewrites {
		for _, r := range ways {
			n, letters := len(r.words), len(strings.Join(r.words, ""))
			short := letters >= 4 && !strings.ContainsAny(r.words[0], "aeiouy") || r.to.class == kind && letters > 4
			if (n > 1 && letters >= 6 || n == 1 && short) && strings.Trim(r.words[n-1], "i0123456789") != "" {
				list = append(list, r)
			}
		}
	}
	slices.SortFunc(list, func(a, b rewrite) int { return cmp.Or(len(b.words)-len(a.words), a.rank-b.rank) })
	return list
}()
