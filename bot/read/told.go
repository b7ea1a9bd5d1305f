package read

import (
	"regexp"
	"strings"

	"vneidbot/bot"
)

// toldApart tells whether the status is that of the sentences, or parts of one, which ask
// nothing.
func toldApart(text string, status bot.Status) bool {
	var told []string
	for _, one := range sentences(whatNow.Replace(text)) {
		if topicOf(one, wordsOf(one), IsQuestion(one)) == NoTopic {
			told = append(told, one)
		}
	}
	s, found, vague := Status(strings.Join(told, "\n"))
	return found && !vague && s == status
}

// whatNow parts what is so from what is asked of it: "từ chối rồi giờ làm sao".
var whatNow = strings.NewReplacer(", ", "\n", " vậy giờ ", "\ngiờ ", " giờ ", "\ngiờ ", " vay gio ", "\ngio ", " gio ", "\ngio ", " bây giờ ", "\ngiờ ", " bay gio ", "\ngio ")

// sentences takes a text apart at its lines and where sentences end. What asks keeps its sign.
func sentences(text string) []string {
	return strings.FieldsFunc(sentenceEnds.Replace(text), func(r rune) bool { return r == '\n' })
}

var sentenceEnds = strings.NewReplacer(". ", ".\n", "? ", "?\n", "! ", "!\n", "; ", ";\n")

// BesideQuestion is what a text tells before the question that it ends in: "sai tên" of "sai
// tên, giờ làm sao ạ". It is "" where there is no such question, and of one that all of it is.
func BesideQuestion(text string) string {
	cuts := questionStarts.FindAllStringIndex(text, -1)
	for i := len(cuts) - 1; i >= 0; i-- {
		head, tail := strings.TrimSpace(text[:cuts[i][0]]), text[cuts[i][0]:]
		if head != "" && asks(tail) && !asks(head) {
			return head
		}
	}
	return ""
}

// questionStarts are where a question may begin behind what is told.
var questionStarts = regexp.MustCompile(`(?i)[.;,!\n]\s*| (?:vậy|thế|thì|bây giờ|giờ|vay|the|thi|bay gio|gio) `)

// withoutQuestion is the text without the question that it ends in.
func withoutQuestion(text string) string {
	if told := BesideQuestion(text); told != "" {
		return told
	}
	return text
}

func asks(text string) bool { return topicOf(text, wordsOf(text), IsQuestion(text)) != NoTopic }
