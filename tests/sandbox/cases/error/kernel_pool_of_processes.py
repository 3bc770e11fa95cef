# only: kernel
# type: PermissionError
from concurrent.futures import ProcessPoolExecutor

with ProcessPoolExecutor(2) as pool:
    print(pool.submit(pow, 2, 8).result())
