package read

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot/vn"
)

// thanksWords say thanks or yes, folded, longest first.
var thanksWords = []string{"xin cam on", "cam on nhieu", "cam on", "thank you", "thanks", "thank", "tks", "cam ta", "tran trong",
	"okay", "okie", "oke", "oki", "okla", "ok", "vang", "da ro", "da hieu", "da nhan", "hieu roi", "ro roi", "ro", "duoc roi", "dc roi",
	"biet roi", "nhat tri", "tot qua", "tot", "tuyet voi", "uh", "um", "u", "da", "yes", "got it"}

// thanksFillers may stand with them.
var thanksFillers = []string{"nhieu", "roi", "a", "nhe", "nha", "thay co", "thay", "co", "em", "anh", "chi", "ban", "he thong",
	"ad", "admin", "cac", "dong chi", "nhiet tinh", "you", "so much", "very much", "all", "the", "vay", "luon", "rat", "xin"}

const thanksSigns = "👍🙏❤💕👌🥰😊🌹💐🤝✅👏😍😘🫶💖💗"

// IsThanks tells whether the text only says thanks or yes: "vâng ạ", "ok", 👍.
func IsThanks(text string) bool {
	words, thanked := vn.Words(letterPart(text)), strings.ContainsAny(text, thanksSigns)
	if words == "" {
		return thanked && onlySigns(text)
	}
	for words != "" {
		rest, ok := cutAny(words, thanksWords)
		if ok {
			thanked = true
		} else if rest, ok = cutAny(words, thanksFillers); !ok {
			return false
		}
		words = rest
	}
	return thanked && !strings.Contains(text, "?")
}

// letterPart is the text without signs; foldWords would keep them as letters.
func letterPart(text string) string {
	return strings.Map(func(r rune) rune {
		if isSign(r) {
			return ' '
		}
		return r
	}, text)
}

func onlySigns(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !isSign(r) && r != ' ' }) < 0
}

// isSign takes emoji, their modifiers, and symbols.
func isSign(r rune) bool {
	return r >= 0x1f000 || 0x2190 <= r && r <= 0x2bff || r == 0xfe0f || r == 0x200d
}

func cutAny(text string, words []string) (rest string, ok bool) {
	for _, w := range words {
		if rest, ok = vn.CutWord(text, w); ok {
			return rest, true
		}
	}
	return text, false
}

// questionWords ask, wherever they stand; questionEnds ask at the end. Those of
// accentedEnds do so with their accents only: "An Nhi" and "Ngôi Sao A" are names.
var (
	questionWords = []string{"o dau", "the nao", "lam sao", "tai sao", "vi sao", "sao lai", "bao gio", "khi nao", "bao lau", "la gi",
		"lam gi", "ma nao", "cai nao", "nao bay gio", "cho hoi", "xin hoi", "muon hoi", "hoi chut", "co phai", "co can", "ai la", "lien he ai", "bao nhieu", "duoc khong",
		"phai khong", "dung khong", "how", "what", "where", "when", "why"}
	questionEnds = []string{"khong a", "ko a", "chua a", "phai khong", "dung khong", "gi a", "dau a", "the a"}
	accentedEnds = []string{"sao ạ", "nhỉ"}
)

// links are web addresses, whose "?" asks nothing.
var links = regexp.MustCompile(`\S+(://|\.\w+/)\S+`)

// IsQuestion tells whether the text asks something.
func IsQuestion(text string) bool {
	if strings.Contains(text, "/") {
		text = links.ReplaceAllString(text, " ")
	}
	if strings.ContainsAny(text, "?？") {
		return true
	}
	said := " " + vn.Words(text) + " "
	asks := func(w string) bool { return strings.Contains(said, " "+w+" ") }
	ends := func(w string) bool { return strings.HasSuffix(said, " "+w+" ") }
	plain := " " + vn.Plain(text)
	accented := func(w string) bool { return strings.HasSuffix(plain, " "+w) }
	return slices.ContainsFunc(questionWords, asks) || slices.ContainsFunc(questionEnds, ends) || slices.ContainsFunc(accentedEnds, accented)
}
