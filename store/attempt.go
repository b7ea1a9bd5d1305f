package store

import "vneidbot/bot"

// registered tells whether a status is VNeID's answer to a registration. Other
// words may be anything until an officer classifies them.
func registered(s bot.Status) bool {
	return s == bot.Accepted || s == bot.Refused || s == bot.Succeeded
}

// attempt counts the registrations that the unit has reported, this one
// included. A registration is new when it is the first, or when it follows a
// refusal: with another status, or with a refusal for another reason (the same
// refusal said twice is one). What was returned or denied does not count.
func (t *tx) attempt(w bot.FileReport, unit bot.UnitID) (int, error) {
	var n int
	var was struct {
		status bot.Status
		reason bot.Reason
		text   string
	}
	_, err := t.one(`SELECT attempt, status, reason, reason_text FROM reports
	  WHERE unit_id = ? AND stands = TRUE AND status IN ('duoc_tiep_nhan', 'tu_choi', 'thanh_cong')
	  ORDER BY at DESC, seq DESC LIMIT 1`, []any{unit}, &n, &was.status, &was.reason, &was.text)
	if err != nil || !registered(w.Status) {
		return n, err
	}
	same := w.Status == bot.Refused && w.Reason == was.reason && w.ReasonText == was.text
	if n == 0 || was.status == bot.Refused && !same {
		n++
	}
	return n, nil
}
