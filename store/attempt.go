package store

import "vneidbot/bot"

// registered tells whether a status is VNeID's answer to a registration. Other
// words may be anything until an officer classifies them.
func registered(s bot.Status) bool {
	return s == bot.Accepted || s == bot.Refused || s == bot.Succeeded
}

// registration is the last one that a unit has reported; the zero value is none.
// What was returned or denied does not count.
type registration struct {
	attempt int
	status  bot.Status
	reason  bot.Reason
	text    string
}

const lastRegistration = `(SELECT s.id FROM reports s WHERE s.unit_id = u.id AND s.stands = TRUE
    AND s.status IN ('duoc_tiep_nhan', 'tu_choi', 'thanh_cong') ORDER BY s.at DESC, s.seq DESC LIMIT 1)`

// next counts the registrations that the unit has reported, this one included. A
// registration is new when it is the first, or when it follows a refusal: with
// another status, or with a refusal for another reason (the same refusal said
// twice is one).
func (was registration) next(w bot.FileReport) int {
	if !registered(w.Status) {
		return was.attempt
	}
	same := w.Status == bot.Refused && w.Reason == was.reason && w.ReasonText == was.text
	if was.attempt == 0 || was.status == bot.Refused && !same {
		return was.attempt + 1
	}
	return was.attempt
}
