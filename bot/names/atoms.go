package names

import (
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// atom is a word of a name or a text, abbreviations written out: "Trường MN Hoa
// Sen" and "mầm non hoa sen" have the same atoms.
type atom struct {
	fold  string // canonical, folded
	plain string // as typed, with accents; the same as fold for what was written out
	whole string // what it is in a whole name: "lớp" is no "nhóm" there
	class class
	apart bool // a comma, a line's end or the like stands before it
	joins bool // "và" stood before it
	dot   bool // a dot follows it: an abbreviation
}

// class says what a word is good for.
type class uint8

const (
	proper class = iota // tells one school from another
	level               // says what kind of school it is
	weak                // is part of a name, and often left out: "tư thục", "cơ sở"
	kind                // "trường" before a name
)

// token is one word as it was typed.
type token struct {
	fold, plain string
	apart, dot  bool
}

// tokens takes a text apart.
func tokens(text string) (list []token) {
	low := vn.NormalTone(strings.ToLower(vn.NFC(text)))
	apart, from := false, -1
	take := func(to int) {
		if from >= 0 {
			list = append(list, splitToken(token{plain: low[from:to], apart: apart})...)
			apart, from = false, -1
		}
	}
	var before rune
	for i, r := range low {
		switch letter, digit := unicode.IsLetter(r), unicode.IsDigit(r); {
		case !letter && !digit:
			take(i)
			apart = apart || strings.ContainsRune(",;:\n\r()|!?\"“”–—•", r) || r == '-' && before == ' ' && strings.HasPrefix(low[i+1:], " ")
			if r == '.' && len(list) > 0 {
				last := &list[len(list)-1]
				last.dot = true
				apart = apart || len(last.fold) > longestShort
			}
		case from >= 0 && digit != unicode.IsDigit(before): // "cs2", "hoasen2"
			take(i)
			from = i
		case from < 0:
			from = i
		}
		before = r
	}
	take(len(low))
	return list
}

// longestShort is how long an abbreviation before a dot is: "Tr.", "Ng.". Behind
// a longer word the dot ends a sentence.
const longestShort = 4

// splitToken folds a token and takes apart what is written together: "thcsngô".
func splitToken(t token) []token {
	t.fold = vn.Fold(t.plain)
	for _, short := range gluedBefore {
		if rest, ok := strings.CutPrefix(t.plain, short); ok && len(rest) > 1 && glued[t.fold] == "" && rest != "s" {
			return []token{{fold: short, plain: short, apart: t.apart}, {fold: vn.Fold(rest), plain: rest}}
		}
	}
	if apart, ok := glued[t.fold]; ok {
		var list []token
		for i, w := range strings.Fields(apart) {
			list = append(list, token{fold: w, plain: w, apart: t.apart && i == 0})
		}
		return list
	}
	return []token{t}
}

// gluedBefore are written together with the name in haste.
var gluedBefore = []string{"thcs", "thpt", "ptth"}

// glued are words that are usually written together though they are several.
var glued = map[string]string{
	"mamnon": "mam non", "maugiao": "mau giao", "tieuhoc": "tieu hoc", "nhomtre": "nhom tre", "tuthuc": "tu thuc", "doclap": "doc lap",
	"mntt": "mn tt", "mndl": "mn dl", "ntdl": "nt dl", "dltt": "dl tt", "nttt": "nt tt", "ntdltt": "nt dl tt", "mndltt": "mn dl tt", "thtt": "th tt", "csmn": "co so mam non", "csgdmn": "co so gdmn", "cosomn": "co so mn",
	"ttgdtx": "tt gdtx", "ttgdnn": "tt gdnn", "ttnn": "tt nn", "ttnnth": "tt nn th", "ttan": "tt anh ngu", "thvathcs": "th thcs", "ththcs": "th thcs", "thcsthpt": "thcs thpt", "ththcsthpt": "th thcs thpt", "ptthcs": "ptcs", "coso": "co so", "dhoc": "dai hoc", "cdang": "cao dang", "tcap": "trung cap",
	"truongmn": "truong mn", "truongth": "truong th", "truongthcs": "truong thcs", "truongthpt": "truong thpt", "truongmamnon": "truong mam non", "truongtieuhoc": "truong tieu hoc",
}

// rewrites are the ways to write one thing: folded words and what they are.
var rewrites = rewriteTable([]struct {
	class class
	lines string
}{
	{level, `mn = mam non | mau giao | mn | mg | m n | gdmn | giao duc mam non | mam non mau giao | nha tre
		th = tieu hoc | th | cap 1 | cap mot | cap i | c 1 | t h
		thcs = trung hoc co so | thcs | cap 2 | cap hai | cap ii | c 2 | trung hoc cs | th cs | t h c s
		thpt = trung hoc pho thong | pho thong trung hoc | ptth | thpt | cap 3 | cap ba | cap iii | c 3 | t h p t | th pt
		gdtx = giao duc thuong xuyen | gdtx | gd tx | bo tuc | btvh
		gdnn = giao duc nghe nghiep | gdnn | gd nn
		trunghoc = trung hoc
		ptcs = pho thong co so | ptcs | cap 1 2 | cap 1 va 2 | cap i ii | cap i va ii | c 1 2 | c 12
		cap23 = cap 2 3 | cap 2 va 3 | cap ii iii | cap ii va iii | c 2 3 | c 23
		cap123 = cap 1 2 3 | cap 1 2 va 3 | cap i ii iii | c 1 2 3 | c 123
		lien = lien cap | lien cap hoc | nhieu cap hoc | nhieu cap | pho thong lien cap | pho thong nhieu cap | pho thong nhieu cap hoc
		dh = dai hoc | dh
		hv = hoc vien | hv
		cd = cao dang | cd | cao dang nghe | cd nghe
		tc = trung cap | trung cap nghe | tc nghe
		nghe = truong nghe | day nghe
		nn = ngoai ngu | tieng anh | nn | trung tam anh ngu | tt anh ngu
		ktth = ky thuat tong hop | ktth | kt th
		nt = nhom tre | nt | nhom lop | lop mau giao | lop mam non | lop mg | lop mn | nhom lop mam non | nhom lop mau giao | nhom lop mn | nhom lop mg | nhom tre mam non | nhom mam non | co so giao duc mam non | co so gdmn | cs gdmn | co so mam non | co so mn | cs mn | cs mam non | lop mam non doc lap | mam non doc lap | mau giao doc lap | mn doc lap | mg doc lap | mn dl | mg dl | mam non dl | mau giao dl | nhom tre lop mau giao | nhom tre lop mg`},
	{weak, `tuthuc = tu thuc | tu nhan
		doclap = doc lap | dl | dan lap
		conglap = cong lap | cl
		ncl = ngoai cong lap | ncl
		tt = trung tam | tt | thi tran
		coso = co so | cs | phan hieu
		pt = pho thong | pt
		dtbt = ptdtbt | pho thong dan toc ban tru | ban tru
		dtnt = ptdtnt | pho thong dan toc noi tru | noi tru | dtnt`},
	{kind, `truong = truong | tr`},
})

// centre is how a centre is written in full: "tt" may be a private school, or a town.
const centre = "trung tâm"

// rewrite is one way to write what the atom is.
type rewrite struct {
	words []string
	to    atom
	rank  int // in the table
}

// rewriteTable orders the ways by their first word, longest first.
func rewriteTable(tables []struct {
	class class
	lines string
}) map[string][]rewrite {
	by, rank := map[string][]rewrite{}, 0
	for _, t := range tables {
		for line := range strings.Lines(t.lines) {
			name, ways, _ := strings.Cut(strings.TrimSpace(line), " = ")
			for way := range strings.SplitSeq(ways, " | ") {
				words := strings.Fields(way)
				a := atom{fold: name, plain: name, whole: name, class: t.class}
				switch {
				case name == "nt":
					a.whole = "nt " + words[0][:1] // a group, a class or a place
				case way == "mau giao" || way == "mg":
					a.whole = "mg"
				case way == "trung tam":
					a.plain = centre
				}
				by[words[0]] = append(by[words[0]], rewrite{words, a, rank})
				rank++
			}
		}
	}
	return by
}

// longestRewrite finds what is written at the front of the tokens.
func longestRewrite(list []token) (best rewrite) {
	for _, r := range rewrites[list[0].fold] {
		if len(r.words) > len(best.words) && len(r.words) <= len(list) && writes(list, r.words) {
			best = r
		}
	}
	return best
}

func writes(list []token, words []string) bool {
	for i, w := range words {
		if list[i].fold != w || i > 0 && list[i].apart && (!isNumber(w) || !isNumber(words[i-1])) { // "cấp 1, 2"
			return false
		}
	}
	return true
}

// romans are numbers of schools; a single letter is none.
var romans = map[string]string{"ii": "2", "iii": "3", "iv": "4"}

// atomsOf writes a name out.
func atomsOf(name string) []atom { return writeOut(name, atomAt) }

// writeOut writes a text out; one says what atom stands at the front of some
// tokens, and how many it takes.
func writeOut(text string, one func([]token) (atom, int)) (atoms []atom) {
	list := tokens(text)
	joins, apart := false, false
	for len(list) > 0 {
		t := list[0]
		apart = apart || t.apart
		if t.plain == "và" || t.plain == "va" && len(atoms) > 0 || t.plain == "&" || t.plain == "với" && len(atoms) > 0 {
			joins, list = true, list[1:]
			continue
		}
		a, n := one(list)
		a.apart, a.joins, a.dot = apart, joins, list[n-1].dot
		if a.fold != "" && !saidBefore(atoms, a) {
			atoms = append(atoms, a)
			joins, apart = false, false
		}
		list = list[n:]
	}
	return atoms
}

// saidBefore tells whether an atom is part of the one before it: "nhóm lớp, mầm non",
// "kỹ thuật tổng hợp - hướng nghiệp" or "KTTH-HN", "ngoại ngữ - tin học".
func saidBefore(atoms []atom, a atom) bool {
	if len(atoms) == 0 {
		return false
	}
	switch last := atoms[len(atoms)-1].fold; last {
	case "nt":
		return a.fold == "mn"
	case "nn":
		return a.fold == "tin" || a.fold == "hoc" || a.fold == "th"
	case "ktth":
		return a.fold == "hn" || a.fold == "huong" || a.fold == "nghiep"
	}
	return false
}

// atomAt is the atom at the front, "" for one that says nothing, and how many
// tokens it takes.
func atomAt(list []token) (atom, int) {
	t := list[0]
	if r := longestRewrite(list); len(r.words) > 0 && meansIt(t, r) {
		return r.to, len(r.words)
	}
	if t.fold == "so" && len(list) > 1 && isNumber(list[1].fold) { // "số 2"
		return atom{}, 1
	}
	if roman, ok := romans[t.fold]; ok {
		return atom{fold: roman, plain: roman}, 1
	}
	a := atom{fold: strings.TrimLeft(t.fold, "0") + zero(t.fold), plain: t.plain}
	if areaWords[t.plain] {
		a.class = weak
	}
	return a, 1
}

// areaWords stand before an area's name, and with their accents in nothing else.
var areaWords = map[string]bool{"huyện": true, "quận": true, "xã": true, "phường": true, "tỉnh": true}

// zero keeps a number of nothing but noughts.
func zero(fold string) string {
	if strings.Trim(fold, "0") == "" {
		return "0"
	}
	return ""
}

// meansIt refuses what only folds like a short way to write something: "trưởng"
// is no "trường", "dl" may be, "lớp" is.
func meansIt(t token, r rewrite) bool {
	accented := t.plain != t.fold
	switch {
	case !accented:
		return true
	case r.to.class == kind:
		return t.plain == "trường"
	case len(r.words) == 1:
		return t.plain == "đl" || t.plain == "đh" || t.plain == "cđ" || len(t.fold) > 3
	}
	return true
}

// unitAtoms are a unit's: without the "Trường" before its name.
func unitAtoms(name string) []atom {
	atoms := atomsOf(name)
	if len(atoms) > 1 && atoms[0].class == kind {
		atoms = atoms[1:]
	}
	for i := range atoms {
		if atoms[i].class == kind { // inside it is part of the name: "Trường Sơn"
			atoms[i].class = proper
		}
	}
	if !hasProper(atoms) { // "Trung tâm GDTX", "Trường Dân lập"
		for i := range atoms {
			if atoms[i].class == weak {
				atoms[i].class = proper
			}
		}
	}
	return atoms
}

func hasProper(atoms []atom) bool {
	for _, a := range atoms {
		if a.class == proper {
			return true
		}
	}
	return false
}
