package roster

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// above is what headings among the rows have said for those below them.
type above struct {
	area  string
	level bot.Level
	outer string // which of the two came first and holds the other
	ended bool   // the signature has begun: what follows is no list
}

// apart takes in a row that is no unit: a heading, a sum, a signature, the header
// once more. Such rows have words in one cell or two, and no number of a unit.
func (p *parser) apart(cells []string) bool {
	var texts, said []string // said: without what other columns count
	number := ""
	for i, cell := range cells {
		text := clean(cell)
		switch {
		case text == "":
		case number == "" && len(texts) == 0 && len(text) < 8 && i != p.head.at[colName] && rowNumber.MatchString(text):
			number = text
		default:
			texts = append(texts, text)
			if !counted.MatchString(text) || slices.Contains(p.head.at, i) {
				said = append(said, text)
			}
		}
	}
	switch {
	case len(texts) == 0:
		return true // a number and nothing behind it
	case p.headerAgain(cells), p.otherHeader(cells):
		p.begun = false
		return true
	case sum(texts), len(texts) == 1 && remark(texts[0]):
		return true
	case len(texts) <= signedMost && signed(texts):
		p.above.ended = true
		return true
	case p.above.ended && (number == "" || len(texts) == 1) && len(digitsOf(p.head.cell(cells, colCode))) < 8:
		return true
	}
	return len(texts) == 1 && p.heading(number, texts[0]) || p.besideArea(number, texts, cells) ||
		len(said) == 1 && headsSomething(said[0]) && p.heading(number, said[0])
}

// counted are how many classes or pupils a row has, in a column that means nothing here: a
// heading may have their sum beside it, and stays one.
var counted = regexp.MustCompile(`^[\d.,/]{1,7} ?%?$`)

// headsSomething tells whether the words can be nothing but a heading's, whatever is counted
// beside them: a level alone, an area, a kind of schools.
func headsSomething(text string) bool {
	plain := plainHeading(text)
	return cellLevel(plain) != "" || bot.NamesArea(plain) || bot.IsDirect(plain) || owners.MatchString(words(plain))
}

// besideArea takes in a heading of a level that has its area beside it, because that
// is merged over the rows: "Phường Hải An | I | THCS".
func (p *parser) besideArea(number string, texts, cells []string) bool {
	name, area := p.head.cell(cells, colName), p.head.cell(cells, colArea)
	level := plainHeading(name)
	if area == "" || cellLevel(level) == "" || digitsOf(level) != "" || number != "" && !romanOrLetter.MatchString(number) {
		return false
	}
	for _, text := range texts {
		if text != name && text != area && !romanOrLetter.MatchString(text) {
			return false
		}
	}
	return p.heading("", name)
}

// signedMost is how many cells a row of a signature has at most.
const signedMost = 4

// rowNumber are the numbers before a row: "1", "1.2", "IV", "A.", "(3)".
var rowNumber = regexp.MustCompile(`^\(?(\d{1,5}(\.\d+)*|[IVXLC]+|[A-Z]|[a-hđ])[.)\-/]*$`)

var romanOrLetter = regexp.MustCompile(`^\(?([IVXLC]+|[A-Z])[.)\-/]*$`)

// headerAgain knows the header of the next page.
func (p *parser) headerAgain(cells []string) bool {
	again := func(c column) bool {
		cell := words(p.head.cell(cells, c))
		return cell != "" && strings.HasSuffix(" "+words(p.head.title[c]), " "+cell)
	}
	if name := p.head.cell(cells, colName); len(name) > len(p.head.title[colName])+8 || !again(colName) {
		return false
	}
	same := 0
	for c := range p.head.at {
		if again(column(c)) {
			same++
		}
	}
	return same > 1
}

// otherHeader takes in the header of a second table below the first, whose columns
// stand elsewhere. Only the headings that are best known make one.
func (p *parser) otherHeader(cells []string) bool {
	exact := 0
	for _, cell := range cells {
		if _, known := p.head.form.rank[words(cell)]; known && words(cell) != "" {
			exact++
		}
	}
	if exact < 2 || exact < filled(cells)-1 { // one more: that of the numbers
		return false
	}
	h := headerOf([]heldRow{{line: p.head.line, cells: cells}}, p.head.form)
	if !h.has(p.head.form.known) || h.count() < 2 {
		return false
	}
	p.head, p.above = &h, above{}
	return true
}

// remarks begin what is said about the list, in a row of its own.
var remarks = regexp.MustCompile(`^(ghi chu|luu y|chu y|chu thich|nguon|bang chu|an dinh danh sach|danh sach (nay|tren|gom|kem|co \d+)|so lieu (nay|tren|tinh))( |$)`)

func remark(text string) bool {
	return strings.HasPrefix(text, "*") || strings.HasPrefix(text, "(") && strings.HasSuffix(strings.TrimRight(text, ". "), ")") ||
		remarks.MatchString(words(text))
}

// examples begin the name of what only shows how a row is filled in, exampleNumbers
// stand in the place of its number.
var (
	examples       = regexp.MustCompile(`^\(?(vd|vi du)\s*[:.)\-–]|^\(?vi du `)
	exampleNumbers = regexp.MustCompile(`^\(?(vd|vi du)[:.)]*$`)
)

func mayBeExample(text string) bool {
	return text != "" && (text[0] == 'v' || text[0] == 'V' || text[0] == '(')
}

// example tells whether the row is one: its name says so, or the cell of its number.
func (p *parser) example(cells []string, name string) bool {
	if !mayBeExample(name) && !mayBeExample(strings.TrimSpace(cells[0])) {
		return false
	}
	return examples.MatchString(vn.Fold(name)) || p.head.at[colName] > 0 && exampleNumbers.MatchString(vn.Fold(clean(cells[0])))
}

// signatures are what stands under a list; a date of its own is one too.
var signatures = regexp.MustCompile(`^(nguoi lap|nguoi lap bieu|nguoi lap danh sach|nguoi tong hop|nguoi bao cao|nguoi thong ke|lap bieu|truong phong|pho truong phong|chuyen vien|chu tich|pho chu tich|hieu truong|pho hieu truong|thu truong.*|giam doc|pho giam doc|` +
	`ky ten.*|ky ghi ro.*|ky va.*|da ky|kt .*|tl .*|tm .*|noi nhan.*|luu( vt| vp| tr)?.*|xac nhan cua.*|ke toan|to truong|can bo phu trach|dai dien.*|nhu tren|nhu kinh gui)$`)

var dated = regexp.MustCompile(`(^|, |,)\s*ngày\s+[\d.…]+\s*(tháng|/|-)|^ngay \d+ thang|, ngay \d+`)

func signed(texts []string) bool {
	return !slices.ContainsFunc(texts, func(t string) bool {
		folded := strings.TrimLeft(words(strings.Trim(t, "(–-/. ")), " ")
		return !signatures.MatchString(folded) && !dated.MatchString(strings.ToLower(t)) && !dated.MatchString(vn.Fold(t))
	})
}

// headNumber and headCount stand around the words of a heading: "I. Khối mầm
// non: 12 trường".
var (
	headNumber = regexp.MustCompile(`^([IVXLC]+|[A-Z]|\d{1,3})\s*[.)/\-–:]+\s*`)
	headCount  = regexp.MustCompile(`\s*([:(–-]\s*)?\(?\d+\s*(trường|đơn vị|cơ sở|nhóm|lớp)[^)]*\)?\s*$`)
)

// plainHeading is a heading's words without what stands around them.
func plainHeading(text string) string {
	return strings.TrimSpace(strings.TrimRight(headCount.ReplaceAllString(headNumber.ReplaceAllString(text, ""), ""), " :.-–"))
}

// schools begin a heading of some kind of them, owners one that says whose they are.
var (
	owners  = regexp.MustCompile(`^((cac |khoi |loai hinh )*(truong|don vi|co so|nhom|khu vuc) )?(cong lap|ngoai cong lap|tu thuc|dan lap|tu lap)( |$)`)
	schools = regexp.MustCompile(`^(cac |khoi )?(trung tam|tt|truong|don vi|co so|cao dang|dai hoc|giao duc|gdtx|gdnn|nhom lop|nhom tre) `)
)

// heading takes in a row that names a level or an area for the rows below it.
func (p *parser) heading(number, text string) bool {
	text = plainHeading(text)
	if l := cellLevel(text); l != "" {
		if p.above.outer == "" {
			p.above.outer = "level"
		}
		if p.above.level = l; p.above.outer == "level" {
			p.above.area = ""
		}
		return true
	}
	area := bot.NamesArea(text) || bot.IsDirect(text)
	switch {
	case !area && !romanOrLetter.MatchString(number):
		return false
	case !area && owners.MatchString(words(text)):
		return true // "I. Trường công lập": a part of the list
	case !area && schools.MatchString(words(text)+" "):
		p.above.level = "" // "II. Trung tâm và đơn vị khác": none that is known
		return true
	case !area && p.head.has(colArea):
		return true
	}
	if p.above.outer == "" {
		p.above.outer = "area"
	}
	if p.above.area = text; p.above.outer == "area" {
		p.above.level = ""
	}
	return true
}

// closedWords are what a note says of a unit that is no more.
var closedWords = regexp.MustCompile(`(^| )(giai the|dong cua|(ngung|dung|cham dut|dinh chi|nghi|khong)( con)? (hoat dong|hd)|da sap nhap|sap nhap vao|da nhap vao)( |$)`)

func saysClosed(note string) bool {
	w := words(note)
	return closedWords.MatchString(w) && !strings.Contains(" "+w, " khong giai the") && !strings.Contains(" "+w, " chua ")
}
