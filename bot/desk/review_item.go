package desk

import (
	"slices"

	"vneidbot/bot"
)

// itemText is a report that is looked at by itself, with its marks.
func (t *deskTurn) itemText(r bot.ToReview, left bot.Text) bot.Text {
	lines := bot.Lines{bot.T("xacnhan.item", "unit", reportUnit(r.UnitName, r.AreaName), "status", statusOf(r.Report), "at", r.At, "receipt", r.Receipt)}
	if r.OnBehalf {
		lines = append(lines, bot.T("xacnhan.behalf", "name", reporterName(r.Name)))
	}
	for _, f := range r.Flags {
		if text, ok := t.flagText(f, r); ok {
			lines = append(lines, bot.T("xacnhan.flag", "flag", text))
		}
	}
	switch {
	case len(r.Shots) == 0 && r.Status.NeedsPicture() && !slices.Contains(r.Flags, bot.FlagNoPicture):
		lines = append(lines, bot.T("xacnhan.flag", "flag", bot.T("xacnhan.flag_gone")))
	case len(r.Shots) > 1:
		lines = append(lines, bot.T("xacnhan.shots", "n", len(r.Shots)))
	}
	if !r.Verified && !r.OnBehalf && !slices.Contains(r.Flags, bot.FlagAnother) {
		lines = append(lines, bot.T("xacnhan.unverified", "name", reporterName(r.Name)))
	}
	return bot.T("xacnhan.lines", "lines", lines, "left", left)
}

// flagText words a mark; false for one that says nothing by itself.
func (t *deskTurn) flagText(f bot.Flag, r bot.ToReview) (bot.Text, bool) {
	switch f {
	case bot.FlagAnother:
		return bot.T("xacnhan.flag_another", "name", reporterName(r.Name)), true
	case bot.FlagDenied:
		if r.OnBehalf {
			return bot.T("xacnhan.flag_denied_behalf"), true
		}
		return bot.T("xacnhan.flag_denied"), true
	case bot.FlagCode, bot.FlagOutside, bot.FlagNoPicture:
		return bot.T("xacnhan.flag_" + string(f)), true
	case bot.FlagCopied:
		return bot.T("xacnhan.flag_copied", "unit", t.twinName(r.Twin)), true
	default: // who is not verified is told below
		return bot.Text{}, false
	}
}

// twinName names the other unit only to whom it is shown elsewhere.
func (t *deskTurn) twinName(u *bot.Unit) bot.Text {
	switch {
	case u == nil:
		return bot.T("xacnhan.other_unit")
	case t.who.sees(u.Area, u.Level) != granted:
		return bot.T("xacnhan.outside_unit")
	}
	return unitName(*u)
}
