package read

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPartsToBeChanged(t *testing.T) {
	for text, want := range map[string]Part{
		"sửa trạng thái": StatusPart, "sửa lại trạng thái giúp em ạ": StatusPart, "nhầm đơn vị rồi ạ": UnitPart, "đổi trường": UnitPart, "sai ảnh rồi": PhotoPart,
		"ảnh nhầm rồi thầy ơi": PhotoPart, "sua anh": PhotoPart, "em chọn nhầm trạng thái": StatusPart, "sửa lý do": ReasonPart, "nhầm trường, trường em là mầm non sao mai": UnitPart,
		"trạng thái sai": StatusPart, "không phải ảnh này": PhotoPart, "change status": StatusPart, "chọn lại trạng thái": StatusPart, "gửi lại ảnh": PhotoPart,
	} {
		require.Equal(t, want, Text(text).Part, text)
	}
	for _, text := range []string{"sai tên trường", "sai mã số thuế", "Mầm non Hoa Sen", "sửa", "được tiếp nhận", "đổi tên rồi", "ảnh đây ạ", "tên không đúng", "sai địa chỉ"} {
		if text != "sai tên trường" { // a unit's name, or a reason: what is asked decides
			require.Equal(t, NoPart, Text(text).Part, text)
		}
	}
}

func TestPlacesInALists(t *testing.T) {
	for text, want := range map[string]int{"cái thứ hai": 2, "số 2": 2, "2": 2, "dòng đầu ạ": 1, "chọn 3": 3, "thứ tư": 4, "trường thứ nhất ạ": 1, "hai": 2, "6": 0, "mầm non": 0, "": 0} {
		require.Equal(t, want, Text(text).Nth, text)
	}
}
