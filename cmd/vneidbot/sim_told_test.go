package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

var (
	schoolSaid = regexp.MustCompile(`Trường số (\d+)`)
	hourSaid   = regexp.MustCompile(`(\d\d)h(\d\d)(?: ngày (\d+)/5/2025| hôm nay)`)
)

// hears is a message that came, with all that may be wrong with it.
func (c *campaign) hears(to bot.Chat, text string) {
	c.count.messages++
	place := c.cfg.place()
	day := place.Day(c.now)
	context := fmt.Sprintf("%s to %s: %s", c.now.In(place.Zone), to.ID, text)
	if to.Group {
		c.once(to.ID, c.summaryOf(to.ID, text), context)
		return
	}
	asked := promised(text) // at the hour that the person named, perhaps again
	if !asked {
		c.once(to.ID, day.String()+text, context)
	}
	p := c.people[to.ID]
	if p == nil {
		return // an officer
	}
	c.count.reminders++
	hour := place.Hour(c.now)
	require.True(c.t, hour >= 7 && hour < 21, "in a quiet hour: %s", context)
	for _, line := range strings.Split(text, "\n") {
		if m := schoolSaid.FindStringSubmatch(line); m != nil {
			c.checkLine(c.schoolOf(m[1]), line, text, context)
			c.checkOnce(to.ID, m[1], line, text, context)
		}
	}
	if !asked && !c.ofHours(text) {
		p.days[day]++
		if _, _, deadline := c.on(0, day); !deadline {
			require.Equal(c.t, 1, p.days[day], "more than one on a day without a round: %s", context)
			require.True(c.t, place.Working(day), "on a day off: %s", context)
		}
	}
	c.answers(p, text)
}

// ofHours tells whether the message is about an hour that is another one now.
func (c *campaign) ofHours(text string) bool {
	return strings.Contains(text, "đổi từ") || strings.Contains(text, "không còn nữa") || strings.Contains(text, "lại có hạn") || strings.Contains(text, "hạn báo cáo thay đổi")
}

// checkOnce checks that a person is told an hour once a day of what is missing.
func (c *campaign) checkOnce(who, number, line, text, context string) {
	missing := strings.Contains(line, "chưa có báo cáo") || strings.Contains(line, "cập nhật")
	if round, hour, named := c.hourIn(line); named && missing && !promised(text) && !c.ofHours(text) {
		c.once(who, fmt.Sprint(number, " on ", c.cfg.place().Day(c.now).Day(), " of ", round.Day(), hour), context)
	}
}

func (c *campaign) once(who, what, context string) {
	if what != "" {
		c.told[who+" "+what]++
		require.Equal(c.t, 1, c.told[who+" "+what], "twice: %s", context)
	}
}

// summaryOf is the head of what may be told to a group once. A group of the whole has
// a result of each hour, which its head does not tell.
func (c *campaign) summaryOf(group, text string) string {
	first, _, _ := strings.Cut(text, "\n")
	if strings.HasPrefix(first, "TỔNG HỢP TOÀN") || strings.HasPrefix(first, "KẾT QUẢ") && group != wholeGroup {
		return first
	}
	return ""
}

// results is how often a group was told the result of a day.
func (c *campaign) results(group string, day time.Time) int {
	return c.told[group+" KẾT QUẢ BÁO CÁO KỲ "+day.Format("2/1/2006")]
}

func (c *campaign) schoolOf(number string) *simUnit {
	i := slices.IndexFunc(c.units, func(u *simUnit) bool { return u.name == "Trường số "+number })
	require.GreaterOrEqual(c.t, i, 0)
	return c.units[i]
}

// checkLine checks what is said of one unit: it is still to be asked that, and the hour
// is the one that stands.
func (c *campaign) checkLine(u *simUnit, line, text, context string) {
	now := bot.AsOfMoment(c.now)
	r, area := u.current(now, c.now.Add(time.Hour)), u.stood(now).area
	if !c.muted.IsZero() { // written before, perhaps
		c.checkWaited(u, text, context)
		c.checkHour(area, line, context)
		c.tells(u, line, text)
		return
	}
	require.False(c.t, u.stood(now).closed, "closed: %s", context)
	status := bot.NoStatus
	if r != nil {
		status = r.status
	}
	switch {
	case c.ofHours(text):
	case promised(line):
		require.NotEqual(c.t, bot.Succeeded, status, "done: %s", context)
		c.checkPutOff(u, context)
	case strings.Contains(line, "chưa có báo cáo"):
		require.Equal(c.t, bot.NoStatus, status, "it has reported: %s", context)
		c.checkRest(u, context)
	case strings.Contains(line, "cập nhật"):
		day, _, _ := c.hourIn(line)
		_, since, _ := c.on(area, day)
		require.True(c.t, u.behind(c.now, since), "it has reported: %s", context)
		c.checkRest(u, context)
	case strings.Contains(line, "đăng ký lại"):
		require.Equal(c.t, bot.Refused, status, "it is not refused any more: %s", context)
	case strings.Contains(line, "VNeID nay"):
		require.Equal(c.t, bot.Accepted, status, "it is another status: %s", context)
	}
	c.checkHour(area, line, context)
	c.tells(u, line, text)
}

// tells remembers that somebody was told the hour for a unit on its day.
func (c *campaign) tells(u *simUnit, line, text string) {
	if day, hour, named := c.hourIn(line); named && !c.ofHours(text) && day.Equal(c.cfg.place().Day(c.now)) {
		c.asked[fmt.Sprint(u.id, day.Day(), hour)] = true
	}
}

// checkWaited checks what waited while the platform took no messages: a report takes back
// what was to remind of its unit alone. What of the unit changed otherwise does not.
func (c *campaign) checkWaited(u *simUnit, text, context string) {
	if c.ofHours(text) || strings.Contains(text, "chưa có ảnh") || len(schoolSaid.FindAllString(text, -1)) > 1 {
		return
	}
	for _, tie := range u.ties {
		require.False(c.t, tie.from.IsZero() && tie.recorded.After(c.muted) && tie.withdrew.IsZero() && len(tie.reviewed) == 0,
			"it has reported meanwhile: %s", context)
	}
}

// checkRest checks that half a day has passed since the unit's own latest report, whatever
// became of it.
func (c *campaign) checkRest(u *simUnit, context string) {
	for _, tie := range u.ties {
		require.False(c.t, tie.from.IsZero() && tie.said.After(c.now.Add(-12*time.Hour)) && tie.withdrew.IsZero(),
			"it reported within the last twelve hours: %s", context)
	}
}

// checkPutOff checks that the unit was put off, and that nothing was said of it since.
func (c *campaign) checkPutOff(u *simUnit, context string) {
	put, ok := u.who.putOff[u]
	require.True(c.t, ok, "nobody has put it off: %s", context)
	delete(u.who.putOff, u)
	for _, tie := range u.ties {
		require.False(c.t, tie.said.After(put) && tie.withdrew.IsZero(), "it has reported since: %s", context)
	}
}

// promised tells whether it is asked because the person has named the hour.
func promised(said string) bool {
	return strings.Contains(said, "chưa có báo cáo mới") || strings.Contains(said, "đã hẹn")
}

// hourIn is the last hour of a round that a line names.
func (c *campaign) hourIn(line string) (day time.Time, hour string, named bool) {
	all := hourSaid.FindAllStringSubmatch(line, -1)
	if len(all) == 0 {
		return day, "", false
	}
	m := all[len(all)-1]
	if m[3] == "" {
		return c.cfg.place().Day(c.now), m[1] + "h" + m[2], true
	}
	d, err := strconv.Atoi(m[3])
	require.NoError(c.t, err)
	return time.Date(2025, 5, d, 0, 0, 0, 0, time.UTC), m[1] + "h" + m[2], true
}

// checkHour checks that the hour that is named is the one that stands.
func (c *campaign) checkHour(area bot.AreaID, line, context string) {
	day, hour, named := c.hourIn(line)
	if !named || strings.Contains(line, "không còn nữa") {
		return
	}
	r, _, ok := c.on(area, day)
	require.True(c.t, ok, "no such round: %s", context)
	require.Equal(c.t, r.Units.In(c.cfg.place().Zone).Format("15h04"), hour, "an old hour: %s", context)
}

// answers is what the person does about a message: reports, names another hour, nothing.
func (c *campaign) answers(p *simPerson, text string) {
	if c.ofHours(text) {
		return
	}
	for _, m := range schoolSaid.FindAllStringSubmatch(text, -1) {
		u := c.schoolOf(m[1])
		switch c.chance.IntN(10) {
		case 0, 1, 2:
			c.plan(c.within(c.now, 40*time.Minute), func() { c.reports(c.now, u, c.anyStatus(), p.account) })
		case 3:
			if u.who == p {
				p.putOff[u] = c.now
				c.write(bot.PutOff{Account: p.account, Units: []bot.UnitID{u.id}, Until: c.now.Add(30 * time.Minute), At: c.now})
			}
		}
	}
}
