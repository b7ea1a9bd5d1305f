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

func TestWhichPicturesAreSpokenOf(t *testing.T) {
	for text, want := range map[string][]int{"ảnh 2 sai, bỏ đi": {2}, "bỏ ảnh số 1, 2 và 3": {1, 2, 3}, "xóa tấm cuối": {Last}, "ảnh đầu tiên bị mờ": {1}, "bỏ hình thứ 10": {10}, "remove picture 2": {2}, "the last picture is wrong": {Last},
		"delete the second picture": {2}, "bo anh thu hai": {2}, "bỏ 2 ảnh": nil, "bỏ ảnh này đi": nil, "ảnh của trường khác": nil, "anh 2 oi": {2}} {
		require.Equal(t, want, Text(text).Which, text)
	}
	for text, out := range map[string]bool{"ảnh 2 sai, bỏ đi": true, "ảnh cuối nhầm, xóa giúp em": true, "bỏ ảnh 1": true, "đừng bỏ ảnh 1": false, "không xóa ảnh nữa": false, "ảnh 2 đừng bỏ": false, "remove the last picture": true, "ảnh này nhầm rồi bỏ đi ạ": true, "em không gửi được ảnh thì bỏ qua": false} {
		require.Equal(t, out, Text(text).Says(Detaches), text)
	}
}
