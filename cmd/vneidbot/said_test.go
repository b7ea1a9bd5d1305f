package main

import (
	"strings"
	"sync"

	"vneidbot/bot"
	"vneidbot/locales"
)

// The tests of the whole program hold no sentence: what is said to them they
// know by its key, and may be worded anew in locales alone.

var spoken = sync.OnceValue(func() *locales.Catalog {
	words, err := locales.New()
	if err != nil {
		panic(err)
	}
	return words
})

// own is what a Vietnamese sentence is known by, the longest line of its own
// words, with "_officer" behind its key as it is said to one. What is no key stands
// for itself.
func own(key string) string {
	if plain, officer := strings.CutSuffix(key, "_officer"); officer && spoken().Own("vi", key) == nil {
		return ownIn(bot.Addressing("vi", bot.Officer), plain)
	}
	return ownIn("vi", key)
}

func ownIn(lang, key string) (longest string) {
	pieces := spoken().Own(lang, key)
	if pieces == nil {
		return key
	}
	for _, p := range pieces {
		for _, line := range strings.Split(p, "\n") {
			if line = strings.TrimSpace(line); len(line) > len(longest) {
				longest = line
			}
		}
	}
	return longest
}

// heard are the words to wait for: keys and words as they are, joined by " + ".
func heard(hear string) (words []string) {
	for _, part := range strings.Split(hear, " + ") {
		words = append(words, own(part))
	}
	return words
}

// label is that of a button, by its key between brackets or as it is.
func label(tap string) string { return own(strings.Trim(tap, "[]")) }

// said is a whole Vietnamese sentence.
func said(key string, pairs ...any) string { return spoken().Words("vi", bot.T(key, pairs...)) }
