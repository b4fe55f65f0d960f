package org.mfglab.workbench.export;

import io.jhdf.ObjectHeader;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfWritingException;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.file.NumpySlices;

/// A dataset of float64 that goes to the file level by level. The library's own takes one Java array of everything; this one gives it a
/// single number of the same rank, from which it learns the type, and writes shape and elements itself: a contiguous dataset
/// (HDF5 file format specification 3.0, sections IV.A.2.b, d and i).
final class Hdf5Levels extends WritableDatasetImpl {

    private static final int BLOCK = 1 << 13;

    private final NumpySlices levels;

    Hdf5Levels(String name, Group parent, NumpySlices levels) {
        super(Array.newInstance(double.class, levels.shape().stream().mapToInt(_ -> 1).toArray()), name, parent);
        this.levels = levels;
    }

    /// Writes the elements, and before them what says where they are. Leaves the position of the file at the end, where the library goes on.
    ///
    /// @param start of the dataset in the file
    /// @return its end
    @Override
    public long write(HdfFileChannel file, long start) {
        long first = start + header(start, start).limit();
        long end = first;
        try {
            double[] level = new double[levels.size()];
            for (int k = 0; k < levels.count(); k++) {
                levels.read(k, level);
                end = elements(file, end, level);
            }
        } catch (IOException e) {
            throw new HdfWritingException("The dataset '%s' cannot be written.".formatted(getName()), e);
        }
        put(file, header(start, first), start);
        file.position(end);
        return end;
    }

    private static long elements(HdfFileChannel file, long start, double[] values) {
        long end = start;
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.nativeOrder());
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            block.clear().limit(count * Double.BYTES).asDoubleBuffer().put(values, from, count);
            end = put(file, block, end);
        }
        return end;
    }

    private static long put(HdfFileChannel file, ByteBuffer bytes, long start) {
        long end = start;
        while (bytes.hasRemaining()) end += file.write(bytes, end);
        return end;
    }

    /// @param first the place of the first element
    private ByteBuffer header(long start, long first) {
        long[] shape = levels.shape().stream().mapToLong(Integer::longValue).toArray();
        long bytes = (long) levels.count() * levels.size() * Double.BYTES;
        List<Message> messages = new ArrayList<>(List.of(DataTypeMessage.create(getDataType()),
                DataSpaceMessage.create(DataSpace.modifyDimensions(DataSpace.fromObject(getData()), shape)),
                FillValueMessage.NO_FILL, ContiguousDataLayoutMessage.create(first, bytes), AttributeInfoMessage.create()));
        getAttributes().forEach((name, attribute) -> messages.add(AttributeMessage.create(name, attribute)));
        return new ObjectHeader.ObjectHeaderV2(start, messages).toBuffer();
    }
}
