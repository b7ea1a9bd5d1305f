// Package localestest lets recorded chats survive a change of words.
package localestest

import (
	"regexp"
	"strings"
)

// Relabel follows buttons that were renamed since a chat was recorded, so that
// it can be played, and recorded anew: what was the nth button of an answer
// then is the nth one now.
type Relabel struct{ now map[string]string }

var buttons = regexp.MustCompile(`^\s+\[`)

// Answer compares the lines of an answer as they were recorded with those of now.
func (r *Relabel) Answer(then, now []string) {
	was, is := labels(then), labels(now)
	if len(was) != len(is) {
		return
	}
	if r.now == nil {
		r.now = map[string]string{}
	}
	for i := range was {
		r.now[was[i]] = is[i]
	}
}

// Tap is a recorded tap with the label of now: "[Send] 3".
func (r *Relabel) Tap(text string) string {
	label, rest, ok := strings.Cut(strings.TrimPrefix(text, "["), "]")
	if now := r.now[label]; ok && now != "" && strings.HasPrefix(text, "[") {
		return "[" + now + "]" + rest
	}
	return text
}

var label = regexp.MustCompile(`\[([^\]]+)\]`)

func labels(lines []string) (all []string) {
	for _, line := range lines {
		if !buttons.MatchString(line) {
			continue
		}
		for _, m := range label.FindAllStringSubmatch(line, -1) {
			all = append(all, m[1])
		}
	}
	return all
}
