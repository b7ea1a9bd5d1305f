package read

import "slices"

// Topic is what a question is about, where that is known.
type Topic string

// The topics, and the one of every other question.
const (
	NoTopic       Topic = ""
	AboutState    Topic = "state"    // has my report arrived, what have I reported
	AboutChange   Topic = "change"   // may it be corrected after it was sent
	AboutWhere    Topic = "where"    // where does one see the status
	AboutMeaning  Topic = "meaning"  // what does a status mean
	AboutMine     Topic = "mine"     // which is the code of my receipt
	AboutReceipt  Topic = "receipt"  // what is the receipt for
	AboutPicture  Topic = "picture"  // how is the picture taken, what must it show
	AboutDeadline Topic = "deadline" // until when
	AboutDuty     Topic = "duty"     // must one report, or once more
	AboutTax      Topic = "tax"      // where are the unit's data at the tax office
	AboutData     Topic = "data"     // who sees what was sent, what is it used for
	AboutForget   Topic = "forget"   // may the own data be corrected or deleted
	AboutUnits    Topic = "units"    // which of my units are still missing
	AboutGuide    Topic = "guide"    // how does a unit register
	AboutHow      Topic = "how"      // how does one report, what must be sent
	AboutCode     Topic = "code"     // what is the tax code, who has it
	AboutNext     Topic = "next"     // what is to be done next
	AboutNeed     Topic = "need"     // must there be a picture
	AboutWho      Topic = "who"      // with whom does one speak
	AboutTap      Topic = "tap"      // where to press
	AboutOther    Topic = "other"
)

// topicOf reads what a question is about; NoTopic when the text asks nothing.
func topicOf(text string, words []word, question bool) Topic {
	asks := question || has(words, havings) && endsIn(words, havingEnds)
	if !asks && !endsAsking(words) && !has(words, surelyAsking) {
		return NoTopic
	}
	for _, t := range topics {
		if !slices.ContainsFunc(t.all, func(list lexicon) bool { return !has(words, list) }) && (t.ends == nil || endsIn(words, t.ends)) && (t.topic != AboutPicture || !typesAccents(text) || hasMeant(words, pictured)) {
			return t.topic
		}
	}
	if !asks {
		return NoTopic
	}
	return AboutOther
}

// endsAsking tells whether the words end as questions do.
func endsAsking(words []word) bool {
	return len(questionEnd(words)) > 1 && endsIn(words, askingEnds)
}

func endsIn(words []word, list lexicon) bool {
	words = questionEnd(words)
	for n := 1; n <= min(3, len(words)); n++ {
		if longest(words[len(words)-n:], list) == n {
			return true
		}
	}
	return false
}

// questionEnd takes what is polite off the end, but for the word that asks.
func questionEnd(words []word) []word {
	for len(words) > 0 && longest(words[len(words)-1:], softEnds) > 0 {
		words = words[:len(words)-1]
	}
	return words
}
