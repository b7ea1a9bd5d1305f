package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Person is who writes, as far as the words say it. Phone is the first of the
// text's phones, or a code that begins as a mobile number: only where somebody is
// asked who reports is that one a phone.
type Person struct{ Name, Post, Phone string }

// Known tells whether anything of the person was read.
func (p Person) Known() bool { return p != Person{} }

// Sure tells whether the words can hardly be anything but a person: a post
// beside a name, or a name that begins with a family name.
func (p Person) Sure() bool { return p.Name != "" && (p.Post != "" || beginsWithFamily(p.Name)) }

// The labels of a form that people fill in.
var (
	nameLabel = regexp.MustCompile(`(?i)(?:h[ọo]\s*(?:v[àa])?\s*t[êe]n|h[ọo] t[êe]n|ng[ưu][ờo]i\s+(?:b[áa]o\s*c[áa]o|li[êe]n\s*h[ệe]|g[ửu]i)|t[êe]n(?:\s+(?:em|t[ôo]i|ng[ưu][ờo]i\s+\S+(?:\s\S+)?))?|name)\s*[:=]\s*([^,;\n|:]+)`)
	postLabel = regexp.MustCompile(`(?i)(?:ch[ứu]c\s*(?:v[ụu]|danh)|cv|v[ịi]\s*tr[íi]|post|position)\s*[:=]\s*((?:[^,;\n|:/]|/\p{L})+)`)
)

// listNumber are the numbers of a form's lines.
var listNumber = regexp.MustCompile(`(?:^|\s)[1-9][.)]\s`)

// maxPersonWords is more than a person's name has.
const maxPersonWords = 7

// readPerson finds name and post in a text whose phones are known.
func readPerson(text string, words []word, phones []string) (p Person) {
	if len(phones) > 0 {
		p.Phone = phones[0]
	} else if !mayTell(text, words) {
		return p
	}
	if strings.ContainsAny(text, ":=") {
		p.takeLabelled(text)
	}
	var parts []string
	for part := range strings.FieldsFuncSeq(plainParts(ofOneself(text)), divides) {
		part = tidy(part)
		parts = append(parts, part)
		p.take(part)
	}
	p.takeGiven(parts)
	return p
}

// mayTell tells whether a text without a phone may tell who writes: it has a label, a post, a
// capital further on, or is short enough and has a family's name.
func mayTell(text string, words []word) bool {
	_, first := utf8.DecodeRuneInString(text)
	label := func(r rune) bool { return r == ':' || r == '=' || unicode.IsUpper(r) }
	return strings.ContainsFunc(text[first:], label) || has(words, posts) || hasFamily(words, divided(text))
}

// hasFamily tells whether a word may be a family's name with another name behind it. Where
// nothing divides a text, as many words as that are a sentence.
func hasFamily(words []word, divided bool) bool {
	const most = 10 // "dạ em tên là …" and a name
	return (divided || len(words) <= most) && slices.ContainsFunc(words[:max(len(words)-1, 0)], func(w word) bool { return longest([]word{w}, families) > 0 })
}

// divided tells whether a sign parts the text.
func divided(text string) bool { return strings.ContainsFunc(text, divides) }

// takeLabelled takes what stands behind labels.
func (p *Person) takeLabelled(text string) {
	if m := postLabel.FindStringSubmatch(text); m != nil {
		p.Post = tidy(tidy(numberRuns.ReplaceAllString(m[1], "")))
	}
	if m := nameLabel.FindStringSubmatchIndex(text); m != nil {
		name := text[m[2]:m[3]]
		if dot := strings.LastIndexByte(name, '.'); dot > 0 && m[3] < len(text) && text[m[3]] == ':' { // the next label: "… Tám. CV: …"
			name = name[:dot]
		}
		if name = withoutTitle(tidy(tidy(name))); isPersonName(name, true) {
			p.Name = name
		}
	}
}

// plainParts writes out what is short, and puts commas for labels and numbers, which divide
// what stands around them.
func plainParts(text string) string {
	text = withoutLabels(text)
	if strings.ContainsAny(text, "0123456789") {
		text = numberRuns.ReplaceAllString(listNumber.ReplaceAllString(text, ", "), ",")
	}
	if strings.Contains(text, "/") {
		text = comrade.ReplaceAllString(text, "đồng chí ")
	}
	if strings.Contains(text, ".") {
		text = deputy.ReplaceAllString(text, "${1}phó $2")
	}
	return text
}

// withoutLabels puts commas in the place of labels without a colon.
func withoutLabels(text string) string {
	s := sentenceOf(text)
	var out strings.Builder
	end := 0
	for i := 0; i < len(s.words); i++ {
		n := longest(s.words[i:], bareLabels)
		if n == 0 {
			continue
		}
		out.WriteString(strings.TrimRight(text[end:startOf(text, s.ends, i)], " \t\n,;."))
		out.WriteString(", ")
		i += n - 1
		end = s.ends[i]
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], " :="))
	}
	if end == 0 {
		return text
	}
	out.WriteString(text[end:])
	return out.String()
}

// takeGiven takes a part for the name that by itself would be none: one that sounds like a
// status, or a given name alone, beside a phone ("số em 0999000062, tên Hạnh ạ") or, said
// as one speaks of people, beside a post ("Anh Tuấn, bảo vệ").
func (p *Person) takeGiven(parts []string) {
	if p.Name == "" && p.Phone != "" {
		if i := slices.IndexFunc(parts, func(part string) bool { return CalledSuccess(part) != "" }); i >= 0 {
			p.Name = CalledSuccess(parts[i])
		}
	}
	for _, part := range parts {
		if p.Name == "" && (p.Phone != "" || p.Post != "" && longest(wordsOf(part), titles) > 0) {
			p.Name = GivenName(part)
		}
	}
}

// take reads one part of what was written: a name, a post, or a name with its
// post behind or before it.
func (p *Person) take(part string) {
	name, post := splitPost(withoutTitle(part))
	if p.Post == "" && post != "" {
		p.Post = post
	}
	name = strings.TrimSuffix(withoutTitle(name), " bên")                   // "Lành bên kế toán"
	said := (post != "" || titled(part)) && isCapital(strings.Fields(name)) // "hiệu trưởng đi vắng" names nobody
	if (p.Name == "" || isFuller(name, p.Name)) && isPersonName(name, said) {
		p.Name = name
	}
}

// isFuller tells whether a name ends in the given name that was told before it: "tôi là
// Lan, Nguyễn Thị Lan".
func isFuller(name, given string) bool {
	return !strings.Contains(given, " ") && strings.HasSuffix(name, " "+given) && beginsWithFamily(name)
}

// titled tells whether a part begins as one speaks of a teacher: "cô Lan".
func titled(part string) bool { return longest(wordsOf(part), honorifics) > 0 }

// comrade is how "đồng chí" is written short, deputy how "phó" is before a post.
var (
	comrade = regexp.MustCompile(`(?i)đ/c\s*`)
	deputy  = regexp.MustCompile(`(?i)(^|[\s,;(])p\.\s?(ht|hiệu trưởng|gđ|giám đốc)`)
)

// splitPost takes the post off a part that begins or ends with one.
func splitPost(part string) (name, post string) {
	fields := strings.Fields(part)
	for i := range fields {
		n := postAt(fields[i:])
		switch {
		case n == 0:
		case i == 0 && n < len(fields) && namesUnit(fields[n:]):
			return "", strings.Join(fields[:n], " ") // "hiệu trưởng trường mầm non hoa sen"
		case i == 0:
			return strings.Join(fields[n+placeAt(fields[n:]):], " "), strings.Join(fields[:n], " ")
		default:
			return strings.Join(fields[:i], " "), strings.Join(fields[i:i+n], " ")
		}
	}
	return part, ""
}

// postAt counts the fields at the front that are a post, or several: "bảo vệ kiêm văn thư".
func postAt(fields []string) int {
	best := 0
	if !mayBegin(fields, posts) {
		return 0
	}
	for n := 1; n <= min(len(fields), 5); n++ {
		if words := wordsOf(strings.Join(fields[:n], " ")); len(words) > 0 && longest(words, posts) == len(words) {
			best = n
		}
	}
	if best > 0 && best < len(fields) {
		and := longest(wordsOf(strings.Join(fields[best:min(len(fields), best+2)], " ")), alsoPosts)
		if next := postAt(fields[min(len(fields), best+and):]); and > 0 && next > 0 {
			return best + and + next
		}
	}
	return best
}

// mayBegin tells whether a phrase of the list may stand at the front.
func mayBegin(fields []string, list lexicon) bool {
	if len(fields) == 0 {
		return false
	}
	first := wordsOf(fields[0])
	return len(first) == 0 || list.begunWith(first[0]) != nil
}

// placeAt counts the fields between a post and a person's name that say where the post is:
// "giám đốc trung tâm Lê Hữu Phước".
func placeAt(fields []string) int {
	for n := min(2, len(fields)-2); n > 0; n-- {
		place := wordsOf(strings.Join(fields[:n], " "))
		if rest := fields[n:]; longest(place, workplaces) == len(place) && isCapital(rest) && beginsWithFamily(strings.Join(rest, " ")) {
			return n
		}
	}
	return 0
}

func namesUnit(fields []string) bool {
	first := wordsOf(fields[0])
	return len(first) > 0 && (first[0].fold == "truong" || GuessLevel(strings.Join(fields, " ")) != "")
}

// isPersonName tells whether words may be a person's name: written with capitals,
// or beginning with a family name, or said to be one.
func isPersonName(name string, said bool) bool {
	fields := strings.Fields(name)
	if len(fields) == 0 || len(fields) > maxPersonWords {
		return false
	}
	family := beginsWithFamily(name)
	if !family && !said && (len(fields) < 2 || !isCapital(fields)) {
		return false // as most of what people write
	}
	words := wordsOf(apostrophes.Replace(name)) // "H'Hen Niê"
	if len(words) != len(fields) || strings.ContainsFunc(name, unicode.IsDigit) {
		return false
	}
	shouts := strings.ToUpper(name) == name // capitals say nothing then
	switch {
	case family && calledSuccess(words), said && isSuccess(name): // "Hiệu trưởng Thành Công"
		return true
	case !shouts && len(fields) > 2 && len(fields) < 6 && isCapital(fields) && family && longest(words[:1], commonFamilies) == 0 && !words[0].bare():
		return true // whatever it sounds like: "Lê Thị Tiếp Nhận"
	case saysStatus(fields, true), shouts && (hasAsTyped(words, noNames) || coveredAsTyped(words, everyday, nameless)):
		return false
	case family:
		return isCapital(fields) || said || len(fields) >= 3 && plausibleName(words) && !saysFact(name, words)
	case GuessLevel(name) != "" || longest(words, posts) > 0:
		return false
	case said:
		return isCapital(fields) && !coveredAsTyped(words, noNames) || plausibleName(words)
	}
	return len(fields) >= 2 && isCapital(fields) && plausibleName(words) && !saysFact(name, words)
}

var apostrophes = strings.NewReplacer("'", "", "’", "")

// plausibleName refuses what is plainly something else than a name.
func plausibleName(words []word) bool {
	return len(words) <= 5 && !slices.ContainsFunc(words, func(w word) bool {
		one := []word{w}
		return longest(one, noNames) > 0 && (!w.bare() || longest(one, givenNames) == 0) // "minh" is no "mình" there
	})
}

func saysFact(name string, words []word) bool {
	_, found, vague := Status(name)
	return found || vague || has(words, doubts) || has(words, same) || longest(words, yesPhrases) == len(words) || longest(words, noPhrases) == len(words) || IsThanks(name)
}

// calledSuccess tells whether somebody is called Thành Công: "bùi thành công". Families
// that are common words too are none then: "là thành công".
func calledSuccess(words []word) bool {
	n := len(words)
	return n >= 3 && n <= 4 && words[n-2].fold == "thanh" && words[n-1].fold == "cong" && longest(words[:1], commonFamilies) == 0
}

func beginsWithFamily(name string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(name), " ")
	words := wordsOf(first)
	if len(words) == 0 || longest(words[:1], families) == 0 {
		return false
	}
	return len(words) > 1 || len(wordsOf(rest)) > 0
}

// isCapital tells whether every word begins with a capital, or all is written in them.
func isCapital(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool { return !unicode.IsUpper([]rune(f)[0]) })
}

// withoutTitle takes "em là", "cô", "họ tên" off the front.
func withoutTitle(s string) string {
	fields := strings.Fields(s)
	for len(fields) > 1 && mayBegin(fields, titles) {
		n := 0
		for k := 1; k <= min(len(fields)-1, 4); k++ {
			if words := wordsOf(strings.Join(fields[:k], " ")); len(words) > 0 && longest(words, titles) == len(words) {
				n = k
			}
		}
		if n == 0 {
			break
		}
		fields = fields[n:]
	}
	for len(fields) > 1 && !isCapital(fields[len(fields)-1:]) && longest(wordsOf(fields[len(fields)-1]), softEnds) > 0 {
		fields = fields[:len(fields)-1]
	}
	return strings.Join(fields, " ")
}

// numberRuns are phones and codes.
var numberRuns = regexp.MustCompile(`\+?[0-9][0-9 .\-–()]{5,}[0-9]`)

func divides(r rune) bool {
	return strings.ContainsRune(",;\n\r|/()–—:", r) || r == '-' || r == '.'
}

// tidy takes signs and phone labels off both ends.
func tidy(s string) string {
	s = strings.Trim(s, " .,:;-–/\t\"“”'*•")
	said := sentenceOf(s)
	if n := lastPhrase(said.words, endLabels); n > 0 {
		s = strings.TrimRight(s[:endOf(said.ends, len(said.words)-n)], " .,;-–/")
	}
	return s
}
