package desk

import (
	"slices"

	"vneidbot/bot"
)

// OfficeForms are those that were given.
func (m *memory) OfficeForms() ([]bot.OfficeForm, error) { return m.officeForms, nil }

func (m *memory) setForm(w bot.SetDocument) error {
	i := slices.IndexFunc(m.officeForms, func(f bot.OfficeForm) bool { return f.Area == w.Area })
	switch was := ""; {
	case i >= 0 && m.officeForms[i].File.SHA256 != w.Was, i < 0 && w.Was != was:
		return errConflict
	}
	m.officeForms = slices.DeleteFunc(slices.Clone(m.officeForms), func(f bot.OfficeForm) bool { return f.Area == w.Area })
	if w.File.SHA256 != "" {
		m.officeForms = append(m.officeForms, bot.OfficeForm{Area: w.Area, File: w.File, By: w.By, At: w.At})
	}
	return nil
}
