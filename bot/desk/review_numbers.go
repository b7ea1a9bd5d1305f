package desk

import (
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// picked is what an officer typed under a sheet.
type picked struct {
	wrong []int // numbers of pictures that are not right, from 1
	all   bool  // everything is right
	later bool
	undo  bool
	off   string // a number that the sheet does not have
	ok    bool
}

// said tells whether anything was picked, be it a number that the sheet does not have.
func (p picked) said() bool { return p.ok || p.off != "" }

// forSheet tells whether words answer a sheet, and hardly anything else: a number by itself
// may count anything.
func forSheet(text string) bool {
	_, notNumber := strconv.Atoi(strings.TrimSpace(text))
	p := readPicked(text, bot.AlbumMost)
	return p.undo || len(p.wrong) > 0 && notNumber != nil
}

// readPicked reads "3 7", "3-5", "tất cả trừ 3", "tất cả", "để sau", "hoàn tác" for a
// sheet of n pictures.
func readPicked(text string, n int) (p picked) {
	folded := strings.Join(strings.Fields(vn.Fold(text)), " ")
	switch folded {
	case "tat ca", "ca", "het", "dat", "dat ca", "dat het", "xac nhan", "xac nhan ca", "xac nhan tat ca", "xac nhan ca " + strconv.Itoa(n), "all":
		return picked{all: true, ok: true}
	case "de sau", "sau", "later":
		return picked{later: true, ok: true}
	case "hoan tac", "undo":
		return picked{undo: true, ok: true}
	}
	for _, words := range beforeNumbers {
		if rest, cut := strings.CutPrefix(folded, words+" "); cut {
			folded = rest
			break
		}
	}
	for _, words := range append([]string{"ra"}, onlyWrong...) { // "3 sai" says no more than "3"
		if rest, cut := strings.CutSuffix(folded, " "+words); cut {
			folded = strings.TrimRight(rest, " :")
			break
		}
	}
	return readNumbers(folded, n)
}

// beforeNumbers is what stands before the numbers of what is not right, folded, the longer
// ones first.
var beforeNumbers = []string{"xac nhan tat ca tru", "tat ca dat tru", "dat tat ca tru", "duyet tat ca tru", "tat ca tru", "xac nhan ca tru", "dat ca tru", "dat het tru", "duyet het tru", "ok het tru", "dat tru",
	"ok tru", "all but", "all except", "tru", "khong dat", "tra lai", "loai", "bo", "anh so", "anh", "so"}

// picked reads what is typed below the sheet. Its button counts reports, not pictures.
func (s sheetShown) picked(text string) picked {
	if readPicked(text, len(s.Items)).all {
		return picked{all: true, ok: true}
	}
	return readPicked(text, s.pictures())
}

// readNumbers reads numbers and spans of them.
func readNumbers(folded string, n int) (p picked) {
	folded = strings.NewReplacer("–", "-", "—", "-").Replace(folded)
	folded = strings.NewReplacer(" - ", "-", " den ", "-", " to ", "-", "#", " ", ",", " ", ";", " ", ".", " ", "+", " ", " va ", " ", " voi ", " ", " and ", " ", " anh ", " ", " so ", " ").Replace(folded)
	seen := map[int]bool{}
	for _, word := range strings.Fields(folded) {
		first, last, span := strings.Cut(word, "-")
		if !span {
			last = first
		}
		from, err := strconv.Atoi(first)
		to, errTo := strconv.Atoi(last)
		switch {
		case err != nil || errTo != nil || from > to:
			return picked{}
		case from < 1 || from > n:
			return picked{off: first}
		case to > n:
			return picked{off: last}
		}
		for i := from; i <= to; i++ {
			if !seen[i] {
				seen[i] = true
				p.wrong = append(p.wrong, i)
			}
		}
	}
	p.ok = len(p.wrong) > 0
	return p
}

// reports are the reports, by their place on the sheet, that the pictures belong to. What
// is said of a single report is said of it also where it has no picture.
func (s sheetShown) reports(pictures []int) map[int]bool {
	of := map[int]bool{}
	if s.single() {
		of[0] = true
		return of
	}
	for _, number := range pictures {
		n := 0
		for i, item := range s.Items {
			if n += len(item.Sums); number <= n {
				of[i] = true
				break
			}
		}
	}
	return of
}
