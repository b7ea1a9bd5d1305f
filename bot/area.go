package bot

import "time"

// Today is the calendar day of an instant at a place, as midnight UTC: the form
// in which areas keep their days.
func Today(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// MatchAreas finds the areas that a person means, among those valid on day.
func MatchAreas(query string, areas []Area, day time.Time) []Area { return nil }

// NearestAreas lists the n areas whose names are nearest to the query.
func NearestAreas(query string, areas []Area, day time.Time, n int) []Area { return nil }

// NormalTone puts the tone mark of open oa, oe and uy on the first vowel
// ("Hoà" is "Hòa", "Thuỷ" is "Thủy"), so that the two spellings compare equal.
func NormalTone(s string) string { return s }

// InSentence is an area's name as it stands inside a sentence: "quận Dương Kinh".
func InSentence(area string) string { return area }
