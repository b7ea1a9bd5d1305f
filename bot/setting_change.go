package bot

// ChangeSetting gives a setting another value by somebody who was shown what it
// was: the campaign's, or with an Area one of AreaSettings of that area. Conflict
// when it is not Was any more. It is written together with an Audit of who did it.
type ChangeSetting struct {
	Area    AreaID
	Setting Setting
	Was     string
	Value   string // in the form that Read gave; "" unsets it
}

// AreaSettings lists what an area may have of its own in the place of the campaign's.
func AreaSettings() []Setting { return []Setting{SettingOffice, SettingContact, SettingPhone} }

// Kept is the area's own value of a setting, "" for one that it does not have.
func (a Area) Kept(s Setting) string {
	switch s {
	case SettingOffice:
		return a.Office
	case SettingContact:
		return a.Contact
	case SettingPhone:
		return a.Phone
	default:
		return ""
	}
}

func (ChangeSetting) write()  {}
func (ChangeSetting) desk()   {}
func (ChangeSetting) office() {}
